package io.orgtrail.command.invitations;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.messages.MetaDataKeys;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.eventstore.Weighted;
import io.orgtrail.command.seats.Seats;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/**
 * The life of one invitation: it ends once, whichever way. Its events repeat the organization's
 * version, since they stand in a stream of their own.
 */
@AggregateRoot(type = InvitationAggregate.TYPE)
public class InvitationAggregate implements Weighted {

  /** The type of its stream. */
  public static final String TYPE = "Invitation";

  @AggregateIdentifier private String streamId;
  private MemberInvited invited;
  private InvitationStatus status;
  private int issue;
  private Instant expiresAt;

  /** Rebuilt from its events. */
  InvitationAggregate() {}

  InvitationAggregate(MemberInvited event, long organizationVersion) {
    record(event, organizationVersion);
  }

  /** The stream of an invitation: its id is unique inside its organization only. */
  static String streamId(String organizationId, String invitationId) {
    return organizationId + "/" + invitationId;
  }

  void resend(String organizationName, PersonName sender, Instant until, long version) {
    record(
        new InvitationResent(
            invited.organizationId(),
            invited.invitationId(),
            invited.email(),
            invited.role(),
            organizationName,
            sender,
            invited.message(),
            issue + 1,
            until,
            invited.sendMail(),
            expiresAt),
        version);
  }

  void cancel(long version) {
    record(new InvitationCanceled(invited.organizationId(), invited.invitationId()), version);
  }

  void accept(String userId, long version) {
    record(
        new InvitationAccepted(invited.organizationId(), invited.invitationId(), userId), version);
  }

  void decline(String userId, long version) {
    record(
        new InvitationDeclined(invited.organizationId(), invited.invitationId(), userId), version);
  }

  void expire(long version) {
    record(new InvitationExpired(invited.organizationId(), invited.invitationId()), version);
  }

  void requirePending(Seats seats, Instant now) {
    var present = isPending(seats) && isOver(now) ? InvitationStatus.EXPIRED : status(seats);
    rejectIf(
        present != InvitationStatus.PENDING,
        ErrorCode.NOT_PENDING,
        "The invitation is " + present + ".");
  }

  /** Whether its time is over, whether or not that was written down yet. */
  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  boolean isPending(Seats seats) {
    return status(seats) == InvitationStatus.PENDING;
  }

  /** One that ended with its organization, which may be back, has no seat any more. */
  private InvitationStatus status(Seats seats) {
    return status == InvitationStatus.PENDING && !seats.areHeldBy(invited.invitationId())
        ? InvitationStatus.CANCELED
        : status;
  }

  MemberInvited invited() {
    return invited;
  }

  int issue() {
    return issue;
  }

  @Override
  public int weight() {
    return 5;
  }

  private static void record(InvitationEvent event, long organizationVersion) {
    apply(event, MetaData.with(MetaDataKeys.VERSION, organizationVersion));
  }

  @EventSourcingHandler
  void on(MemberInvited event) {
    streamId = streamId(event.organizationId(), event.invitationId());
    invited = event;
    status = InvitationStatus.PENDING;
    issue = event.issue();
    expiresAt = event.expiresAt();
  }

  @EventSourcingHandler
  void on(InvitationResent event) {
    issue = event.issue();
    expiresAt = event.expiresAt();
  }

  @EventSourcingHandler
  void on(InvitationCanceled event) {
    status = InvitationStatus.CANCELED;
  }

  @EventSourcingHandler
  void on(InvitationAccepted event) {
    status = InvitationStatus.ACCEPTED;
  }

  @EventSourcingHandler
  void on(InvitationDeclined event) {
    status = InvitationStatus.DECLINED;
  }

  @EventSourcingHandler
  void on(InvitationExpired event) {
    status = InvitationStatus.EXPIRED;
  }
}
