package io.orgtrail.command.invitations;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.command.organizations.OrganizationAggregate;
import io.orgtrail.command.teams.Teams;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The roles that an invitation offers, in the organization, in its projects and teams. */
record Offer(InviteMember invitation) {

  /** Refuses roles, projects and teams that there are not, and any that do not go together. */
  void requireGood(OrganizationAggregate organization) {
    requireOnce(projects(), ProjectRole::projectId, "projectRoles", "projectId");
    requireOnce(teams(), TeamRole::teamId, "teamRoles", "teamId");
    requireRoles(organization);
    rejectIf(
        !(projects().isEmpty() && teams().isEmpty()) && !invitation.role().equals(Role.NONE),
        ErrorCode.ROLE_MUST_BE_NONE,
        "With roles in projects or teams the role must be NONE.");
    requireAll(
        projects().stream().map(ProjectRole::projectId).toList(),
        organization.projects()::contains,
        ErrorCode.UNKNOWN_PROJECT,
        "projectRoles[%d].projectId");
    requireAll(
        teams().stream().map(TeamRole::teamId).toList(),
        organization.teams()::contains,
        ErrorCode.UNKNOWN_TEAM,
        "teamRoles[%d].teamId");
  }

  private void requireRoles(OrganizationAggregate organization) {
    organization.roles().require(invitation.role(), "role");
    for (var i = 0; i < projects().size(); i++) {
      organization.roles().require(projects().get(i).role(), "projectRoles[" + i + "].role");
    }
    for (var i = 0; i < teams().size(); i++) {
      Teams.requireRole(teams().get(i).role(), "teamRoles[" + i + "].role");
    }
  }

  private static <T> void requireOnce(
      List<T> roles, Function<T, String> id, String list, String field) {
    var seen = new HashSet<String>();
    for (var i = 0; i < roles.size(); i++) {
      if (!seen.add(id.apply(roles.get(i)))) {
        throw rejectField(
            ErrorCode.INVALID, list + "[" + i + "]." + field, "is named twice in the list");
      }
    }
  }

  private static void requireAll(
      List<String> ids, Predicate<String> exists, ErrorCode code, String field) {
    for (var i = 0; i < ids.size(); i++) {
      if (!exists.test(ids.get(i))) {
        throw rejectField(code, field.formatted(i), "there is no " + ids.get(i));
      }
    }
  }

  private List<ProjectRole> projects() {
    return invitation.projectRoles();
  }

  private List<TeamRole> teams() {
    return invitation.teamRoles();
  }
}
