package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Allowed;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.ConcernsMember;
import io.orgtrail.api.messages.GrantsRole;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.members.JoinRequests;
import io.orgtrail.command.members.Members;

/** Whether a caller may give a command: the one place where permissions are checked. */
record Admission(Members members, JoinRequests joinRequests, Visibility visibility) {

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
    }
  }

  private void requireHolder(Command command, Caller caller, Allowed allowed) {
    var held = requireMember(caller);
    for (var permission : allowed.permission()) {
      rejectIf(
          !held.grants(permission),
          ErrorCode.FORBIDDEN,
          "The role " + held.name() + " does not include " + permission.wireName() + ".");
    }
    if (command instanceof GrantsRole grant) {
      requireCovers(held, grant.role());
    }
    if (command instanceof ConcernsMember concerns) {
      members.roleOf(concerns.userId()).ifPresent(present -> requireCovers(held, present.name()));
    }
  }

  /** Nobody gives, changes or takes away a role that holds more than their own. */
  static void requireCovers(Role held, String roleName) {
    Role.named(roleName)
        .filter(role -> !held.covers(role))
        .ifPresent(
            role -> {
              throw forbidden(
                  "The role " + held.name() + " does not hold all of " + role.name() + ".");
            });
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
