package io.orgtrail.command.organizations;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.command.members.Giver;
import io.orgtrail.command.projects.Projects;
import io.orgtrail.command.teams.Teams;

/**
 * A caller who gives roles: as a member what they hold and manage, as an operator any.
 *
 * @param held the caller's role, {@code null} for an operator who is no member
 */
record GivingCaller(Caller caller, Role held, Projects projects, Teams teams) implements Giver {

  @Override
  public boolean mayGive(Role role) {
    return caller.operator() || held.covers(role);
  }

  @Override
  public boolean mayGive(ProjectRole in) {
    return caller.operator()
        || projects.isOwner(in.projectId(), caller.userId())
        || held.grants(Permission.PROJECTS_MANAGE);
  }

  @Override
  public boolean mayGive(TeamRole in) {
    return caller.operator()
        || teams.isLead(in.teamId(), caller.userId())
        || held.grants(Permission.TEAMS_MANAGE);
  }
}
