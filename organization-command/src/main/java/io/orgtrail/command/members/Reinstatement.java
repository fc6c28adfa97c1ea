package io.orgtrail.command.members;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.roles.Roles;
import io.orgtrail.command.seats.Seats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;

/** Makes former members members again, with as much of what they had as the caller may give. */
public class Reinstatement {

  private final transient Members members;
  private final transient Roles roles;
  private final transient Seats seats;
  private final transient Function<Caller, Giver> givers;

  /**
   * Starts with nobody to take back.
   *
   * @param givers what a caller may give
   */
  public Reinstatement(Members members, Roles roles, Seats seats, Function<Caller, Giver> givers) {
    this.members = members;
    this.roles = roles;
    this.seats = seats;
    this.givers = givers;
  }

  @CommandHandler
  Map<String, Object> handle(
      ReinstateMember command,
      CommandContext context,
      SeatLimits limits,
      PendingInvitations invitations) {
    var former = require(command.userId());
    var giver = givers.apply(context.caller());
    var reinstated = reinstated(command, former, giver);
    members.endInvitation(command.organizationId(), former.email(), invitations);
    seats.requireFree(limits);
    apply(reinstated);
    var given = new LinkedHashMap<String, Object>();
    given.put("role", reinstated.role());
    given.put("projectRoles", reinstated.projectRoles());
    given.put("teamRoles", reinstated.teamRoles());
    return given;
  }

  private FormerMember require(String userId) {
    rejectIf(members.contains(userId), ErrorCode.ALREADY_MEMBER, userId + " is a member already.");
    return members
        .former(userId)
        .orElseThrow(
            () -> new RejectedException(ErrorCode.NEVER_A_MEMBER, userId + " never was a member."));
  }

  private MemberReinstated reinstated(ReinstateMember command, FormerMember former, Giver giver) {
    var was = former.was();
    return new MemberReinstated(
        command.organizationId(),
        command.userId(),
        was.email(),
        was.name(),
        role(former, giver).name(),
        was.role(),
        was.accountRole(),
        former.projectRoles().stream().filter(giver::mayGive).toList(),
        former.teamRoles().stream().filter(giver::mayGive).toList());
  }

  /** The role of before, else MEMBER, else none: the first that may be given and had. */
  private Role role(FormerMember former, Giver giver) {
    var accountRole = former.was().accountRole();
    var before = former.roleLives() ? roles.named(former.was().role()) : Optional.<Role>empty();
    return Stream.concat(
            before.stream(), Stream.of(Role.MEMBER, Role.NONE).map(Reinstatement::builtIn))
        .filter(giver::mayGive)
        .filter(role -> RoleRules.isAllowed(role.name(), accountRole))
        .findFirst()
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE,
                    "The account role "
                        + accountRole
                        + " goes with no role that the caller may give."));
  }

  private static Role builtIn(String name) {
    return Role.named(name).orElseThrow();
  }
}
