package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.ConcernsMember;
import io.orgtrail.api.messages.ConcernsProject;
import io.orgtrail.api.messages.ConcernsTeam;
import io.orgtrail.api.messages.GivesUp;
import io.orgtrail.api.messages.GrantsPermissions;
import io.orgtrail.api.messages.GrantsRole;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.OffersRoles;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.members.Giver;
import io.orgtrail.command.members.JoinRequests;
import io.orgtrail.command.members.Members;
import io.orgtrail.command.projects.Projects;
import io.orgtrail.command.roles.Roles;
import io.orgtrail.command.teams.Teams;

/** Whether a caller may give a command: the one place where permissions are checked. */
record Admission(
    Members members,
    JoinRequests joinRequests,
    Roles roles,
    Teams teams,
    Projects projects,
    Visibility visibility) {

  /** Refuses callers who may not give the command, as its {@link Allowed} says. */
  void check(Command command, Caller caller) {
    if (caller.operator()) {
      return;
    }
    var allowed = command.getClass().getAnnotation(Allowed.class);
    switch (allowed.value()) {
      case INVITEE -> {}
      case ANYONE -> requireKnowing(caller);
      case MEMBER -> requireMember(caller);
      case OPERATOR -> {
        requireMember(caller);
        throw forbidden("Only an operator may do this.");
      }
      case HOLDER -> requireHolder(command, caller, allowed);
      case TEAM_LEAD -> {
        var lead = teams.isLead(((ConcernsTeam) command).teamId(), caller.userId());
        requireManager(command, caller, lead, allowed);
      }
      case PROJECT_OWNER -> {
        var owner = projects.isOwner(((ConcernsProject) command).projectId(), caller.userId());
        requireManager(command, caller, owner, allowed);
      }
    }
  }

  private void requireHolder(Command command, Caller caller, Allowed allowed) {
    var held = requireMember(caller);
    requireAll(held, allowed);
    requireMayGive(held, command, caller);
  }

  /** Who manages a team or project needs no permission, nor does who gives up their own part. */
  private void requireManager(Command command, Caller caller, boolean manager, Allowed allowed) {
    var held = requireMember(caller);
    if (manager || command instanceof GivesUp up && up.userId().equals(caller.userId())) {
      return;
    }
    rejectIf(
        allowed.permission().length == 0,
        ErrorCode.FORBIDDEN,
        "Only an OWNER of the project may do this.");
    requireAll(held, allowed);
  }

  private static void requireAll(Role held, Allowed allowed) {
    for (var permission : allowed.permission()) {
      requireHolds(held, permission);
    }
  }

  private static void requireHolds(Role held, Permission permission) {
    rejectIf(!held.grants(permission), ErrorCode.FORBIDDEN, lacks(held, permission));
  }

  private static String lacks(Role held, Permission permission) {
    return "The role " + held.name() + " does not include " + permission.wireName() + ".";
  }

  /** Nobody gives, changes or takes away what they do not hold themselves. */
  private void requireMayGive(Role held, Command command, Caller caller) {
    if (command instanceof OffersRoles offer) {
      requireMayOffer(held, offer, caller);
    } else if (command instanceof GrantsRole grant) {
      requireCovers(held, grant);
    }
    if (command instanceof ConcernsMember concerns) {
      members.roleOf(concerns.userId()).ifPresent(present -> requireCovers(held, present));
    }
    if (command instanceof GrantsPermissions grant) {
      grant.permissions().stream()
          .flatMap(name -> Permission.named(name).stream())
          .forEach(permission -> requireHolds(held, permission));
    }
  }

  /** Refuses an offer of a role that is not held, or in what is not managed, by who makes it. */
  void requireMayOffer(Role held, OffersRoles offer, Caller caller) {
    requireCovers(held, offer);
    var giver = giver(caller);
    for (var in : offer.projectRoles()) {
      rejectIf(!giver.mayGive(in), ErrorCode.FORBIDDEN, lacks(held, Permission.PROJECTS_MANAGE));
    }
    for (var in : offer.teamRoles()) {
      rejectIf(!giver.mayGive(in), ErrorCode.FORBIDDEN, lacks(held, Permission.TEAMS_MANAGE));
    }
  }

  /** What the caller may give to others. */
  Giver giver(Caller caller) {
    return new GivingCaller(caller, members.roleOf(caller.userId()).orElse(null), projects, teams);
  }

  private void requireCovers(Role held, GrantsRole grant) {
    roles.named(grant.role()).ifPresent(role -> requireCovers(held, role));
  }

  private static void requireCovers(Role held, Role role) {
    rejectIf(
        !held.covers(role),
        ErrorCode.FORBIDDEN,
        "The role " + held.name() + " does not hold all of " + role.name() + ".");
  }

  private Role requireMember(Caller caller) {
    return members
        .roleOf(caller.userId())
        .orElseThrow(
            () ->
                visibility == Visibility.PUBLIC
                    ? forbidden("Only members may do this.")
                    : organizationNotFound());
  }

  private void requireKnowing(Caller caller) {
    if (visibility == Visibility.PRIVATE
        && !members.contains(caller.userId())
        && !joinRequests.contains(caller.userId())) {
      throw organizationNotFound();
    }
  }

  private static RejectedException forbidden(String detail) {
    return new RejectedException(ErrorCode.FORBIDDEN, detail);
  }

  static RejectedException organizationNotFound() {
    return new RejectedException(
        ErrorCode.ORGANIZATION_NOT_FOUND, "There is no such organization, or not for this caller.");
  }

  static RejectedException organizationDeleted() {
    return new RejectedException(ErrorCode.ORGANIZATION_DELETED, "The organization was deleted.");
  }
}
