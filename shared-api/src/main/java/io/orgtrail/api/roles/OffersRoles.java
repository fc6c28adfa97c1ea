package io.orgtrail.api.roles;

import io.orgtrail.api.messages.GrantsRole;
import java.util.List;

/**
 * An offer of a role in the organization, and of roles in its projects and teams: who makes it must
 * hold the one and manage each of the others.
 */
public interface OffersRoles extends GrantsRole {

  /** The roles in projects; some may name no project. */
  List<ProjectRole> projectRoles();

  /** The roles in teams; some may name no team. */
  List<TeamRole> teamRoles();
}
