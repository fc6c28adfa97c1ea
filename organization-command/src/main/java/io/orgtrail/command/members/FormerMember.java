package io.orgtrail.command.members;

import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import java.util.List;
import java.util.function.Predicate;

/**
 * What somebody had who is no member any more.
 *
 * @param was what they were in the organization
 * @param roleLives whether the role of then is still there; one made again is another one
 * @param projectRoles what they had in projects, as far as it is still there
 * @param teamRoles what they had in teams, as far as it is still there
 */
record FormerMember(
    Member was, boolean roleLives, List<ProjectRole> projectRoles, List<TeamRole> teamRoles) {

  EmailAddress email() {
    return was.email();
  }

  FormerMember withoutRole(String role) {
    return new FormerMember(
        was,
        roleLives && !was.role().equals(role),
        keep(projectRoles, in -> !in.role().equals(role)),
        teamRoles);
  }

  FormerMember withoutProject(String projectId) {
    return new FormerMember(
        was, roleLives, keep(projectRoles, in -> !in.projectId().equals(projectId)), teamRoles);
  }

  FormerMember withoutTeam(String teamId) {
    return new FormerMember(
        was, roleLives, projectRoles, keep(teamRoles, in -> !in.teamId().equals(teamId)));
  }

  /** Mostly that is all: then it is the same list, and takes no memory. */
  private static <T> List<T> keep(List<T> roles, Predicate<T> kept) {
    return roles.stream().allMatch(kept) ? roles : roles.stream().filter(kept).toList();
  }

  /** How much there is to keep. */
  int size() {
    return 1 + projectRoles.size() + teamRoles.size();
  }
}
