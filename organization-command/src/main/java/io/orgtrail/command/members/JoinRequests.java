package io.orgtrail.command.members;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberCommand.WithdrawJoinRequest;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.JoinRequestRejected;
import io.orgtrail.api.members.MemberEvent.JoinRequestWithdrawn;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.roles.Roles;
import io.orgtrail.command.seats.Seats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Who has asked to join an organization and waits for an answer. */
public class JoinRequests {

  private final transient Members members;
  private final transient Roles roles;
  private final transient Seats seats;
  private final Map<String, JoinRequested> byUserId = new HashMap<>();

  public JoinRequests(Members members, Roles roles, Seats seats) {
    this.members = members;
    this.roles = roles;
    this.seats = seats;
  }

  @CommandHandler
  void handle(RequestToJoin command, CommandContext context) {
    var caller = context.caller();
    rejectIf(
        members.contains(caller.userId()),
        ErrorCode.ALREADY_MEMBER,
        caller.userId() + " is a member already.");
    rejectIf(
        contains(caller.userId()),
        ErrorCode.ALREADY_REQUESTED,
        caller.userId() + " has asked already.");
    apply(
        new JoinRequested(
            command.organizationId(),
            caller.userId(),
            caller.email(),
            caller.name(),
            caller.accountRole(),
            FreeText.of(command.message())));
  }

  @CommandHandler
  void handle(ApproveJoinRequest command, SeatLimits limits, PendingInvitations invitations) {
    var role = roles.require(command.role(), "role").name();
    var request = require(command.userId());
    RoleRules.requireAllowed(role, request.accountRole());
    members.endInvitation(command.organizationId(), request.email(), invitations);
    seats.requireFree(limits);
    apply(new JoinRequestApproved(command.organizationId(), command.userId(), role));
    apply(
        new MemberAdded(
            command.organizationId(),
            command.userId(),
            request.email(),
            request.name(),
            role,
            request.accountRole(),
            null,
            List.of(),
            List.of()));
  }

  @CommandHandler
  void handle(RejectJoinRequest command) {
    require(command.userId());
    apply(
        new JoinRequestRejected(
            command.organizationId(), command.userId(), FreeText.of(command.reason())));
  }

  @CommandHandler
  void handle(WithdrawJoinRequest command, CommandContext context) {
    require(context.userId());
    apply(new JoinRequestWithdrawn(command.organizationId(), context.userId()));
  }

  /** Whether the user has asked and waits. */
  public boolean contains(String userId) {
    return byUserId.containsKey(userId);
  }

  private JoinRequested require(String userId) {
    rejectIf(
        !contains(userId), ErrorCode.NO_SUCH_REQUEST, userId + " has no open request to join.");
    return byUserId.get(userId);
  }

  @EventSourcingHandler
  void on(JoinRequested event) {
    byUserId.put(event.userId(), event);
  }

  /** Whoever becomes a member, by whatever way, waits no longer. */
  @EventSourcingHandler
  void on(MemberAdded event) {
    byUserId.remove(event.userId());
  }

  @EventSourcingHandler
  void on(MemberReinstated event) {
    byUserId.remove(event.userId());
  }

  @EventSourcingHandler
  void on(JoinRequestRejected event) {
    byUserId.remove(event.userId());
  }

  @EventSourcingHandler
  void on(JoinRequestWithdrawn event) {
    byUserId.remove(event.userId());
  }

  /** Nobody waits for an organization that is gone, also once it is back. */
  @EventSourcingHandler
  void on(OrganizationDeleted event) {
    byUserId.clear();
  }
}
