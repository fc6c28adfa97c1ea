package io.orgtrail.command.members;

import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import java.util.List;

/** What a member has beside the role in the organization: it ends with the membership. */
public interface RolesElsewhere {

  /** The user's roles in projects. */
  List<ProjectRole> inProjects(String userId);

  /** The user's roles in teams. */
  List<TeamRole> inTeams(String userId);
}
