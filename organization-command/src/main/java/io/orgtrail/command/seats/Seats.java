package io.orgtrail.command.seats;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.PlanChanged;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The seats of an organization: members and pending invitations against plan or limit. */
public class Seats {

  private Plan plan;
  private Integer operatorsLimit;
  private int members;
  private final Map<String, SeatReserved> byInvitation = new HashMap<>();
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
    return email == null || Erased.is(email)
        ? Optional.empty()
        : Optional.ofNullable(invitationByEmail.get(email.normalized()));
  }

  /** Whether the invitation holds a seat, as every one does that may still be accepted. */
  public boolean areHeldBy(String invitationId) {
    return byInvitation.containsKey(invitationId);
  }

  /**
   * What a pending invitation offers: no roles in projects and teams that ended meanwhile, whatever
   * has the same id by now.
   */
  public SeatReserved offerOf(String invitationId) {
    return byInvitation.get(invitationId);
  }

  /** Whether a pending invitation offers the role, in the organization or in a project. */
  public boolean offer(String role) {
    return byInvitation.values().stream()
        .anyMatch(
            seat ->
                role.equals(seat.role())
                    || seat.projectRoles().stream().anyMatch(in -> role.equals(in.role())));
  }

  /** Members and pending invitations. */
  public int used() {
    return members + byInvitation.size();
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
  void on(MemberReinstated event) {
    members++;
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
    byInvitation.put(event.invitationId(), event);
    invitationByEmail.put(event.email().normalized(), event.invitationId());
  }

  @EventSourcingHandler
  void on(SeatReleased event) {
    release(event.invitationId());
  }

  @EventSourcingHandler
  void on(ProjectDeleted event) {
    keepOffered(in -> !in.projectId().equals(event.projectId()), in -> true);
  }

  @EventSourcingHandler
  void on(TeamDeleted event) {
    keepOffered(in -> true, in -> !in.teamId().equals(event.teamId()));
  }

  /** The invitations that waited have ended, and stay ended when it is restored. */
  @EventSourcingHandler
  void on(OrganizationDeleted event) {
    byInvitation.clear();
    invitationByEmail.clear();
  }

  private void keepOffered(Predicate<ProjectRole> inProject, Predicate<TeamRole> inTeam) {
    byInvitation.replaceAll(
        (id, seat) ->
            seat.projectRoles().stream().allMatch(inProject)
                    && seat.teamRoles().stream().allMatch(inTeam)
                ? seat
                : new SeatReserved(
                    seat.organizationId(),
                    id,
                    seat.email(),
                    seat.role(),
                    seat.projectRoles().stream().filter(inProject).toList(),
                    seat.teamRoles().stream().filter(inTeam).toList()));
  }

  private void release(String invitationId) {
    var seat = byInvitation.remove(invitationId);
    if (seat != null) {
      // What is erased looks alike.
      invitationByEmail.remove(seat.email().normalized(), invitationId);
    }
  }
}
