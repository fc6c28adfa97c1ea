package io.orgtrail.command.seats;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.PlanChanged;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.EmailAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The seats of an organization: members and pending invitations against plan or limit. */
public class Seats {

  private Plan plan;
  private Integer operatorsLimit;
  private int members;
  private final Map<String, EmailAddress> emailByInvitation = new HashMap<>();
  private final Map<String, String> invitationByEmail = new HashMap<>();

  @CommandHandler
  void handle(ChangePlan command, SeatLimits limits) {
    if (command.plan() == plan) {
      return;
    }
    requireAtMost(limits.limit(command.plan(), operatorsLimit));
    apply(new PlanChanged(command.organizationId(), command.plan(), plan));
  }

  @CommandHandler
  void handle(SetSeatLimit command, SeatLimits limits) {
    var limit = command.limit().value();
    requireAtMost(limits.limit(plan, limit));
    if (!Objects.equals(limit, operatorsLimit)) {
      apply(new SeatLimitSet(command.organizationId(), limit, operatorsLimit));
    }
  }

  /** Refuses whoever comes when every seat is taken. */
  public void requireFree(SeatLimits limits) {
    var limit = limits.limit(plan, operatorsLimit);
    rejectIf(
        limit != null && used() >= limit,
        ErrorCode.SEAT_LIMIT_REACHED,
        "All " + limit + " seats are used by members and pending invitations.");
  }

  /** The pending invitation that holds a seat for this address. */
  public Optional<String> pendingInvitationOf(EmailAddress email) {
    return email == null
        ? Optional.empty()
        : Optional.ofNullable(invitationByEmail.get(email.normalized()));
  }

  /** Members and pending invitations. */
  public int used() {
    return members + emailByInvitation.size();
  }

  private void requireAtMost(Integer limit) {
    rejectIf(
        limit != null && used() > limit,
        ErrorCode.SEAT_LIMIT_EXCEEDED,
        used() + " seats are used, the limit would be " + limit + ".");
  }

  @EventSourcingHandler
  void on(OrganizationCreated event) {
    plan = event.plan();
  }

  @EventSourcingHandler
  void on(PlanChanged event) {
    plan = event.plan();
  }

  @EventSourcingHandler
  void on(SeatLimitSet event) {
    operatorsLimit = event.limit();
  }

  @EventSourcingHandler
  void on(MemberAdded event) {
    members++;
    release(event.invitationId());
  }

  @EventSourcingHandler
  void on(UserRemoved event) {
    members--;
  }

  @EventSourcingHandler
  void on(MemberLeft event) {
    members--;
  }

  @EventSourcingHandler
  void on(SeatReserved event) {
    emailByInvitation.put(event.invitationId(), event.email());
    invitationByEmail.put(event.email().normalized(), event.invitationId());
  }

  @EventSourcingHandler
  void on(SeatReleased event) {
    release(event.invitationId());
  }

  private void release(String invitationId) {
    var email = emailByInvitation.remove(invitationId);
    if (email != null) {
      invitationByEmail.remove(email.normalized());
    }
  }
}
