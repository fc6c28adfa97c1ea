package io.orgtrail.command.members;

import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.TeamRole;

/** Somebody who gives roles to others: no more than they hold and manage. */
public interface Giver {

  /** Whether they hold all of the role. */
  boolean mayGive(Role role);

  /** Whether they manage the project. */
  boolean mayGive(ProjectRole role);

  /** Whether they manage the members of the team. */
  boolean mayGive(TeamRole role);
}
