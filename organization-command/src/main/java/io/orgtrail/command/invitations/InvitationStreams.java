package io.orgtrail.command.invitations;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.command.members.PendingInvitations;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Finds, makes and ends invitations in the transaction of the command at hand. */
public class InvitationStreams implements PendingInvitations {

  private final Repository<InvitationAggregate> repository;
  private final EventStore events;

  public InvitationStreams(Repository<InvitationAggregate> repository, EventStore events) {
    this.repository = repository;
    this.events = events;
  }

  @Override
  public void cancel(String organizationId, String invitationId, long organizationVersion) {
    change(organizationId, invitationId, invitation -> invitation.cancel(organizationVersion));
  }

  void create(MemberInvited event, long organizationVersion) {
    try {
      repository.newInstance(() -> new InvitationAggregate(event, organizationVersion));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("an invitation's constructor throws nothing checked", e);
    }
  }

  boolean exists(String organizationId, String invitationId) {
    return events
        .lastSequenceNumberFor(InvitationAggregate.streamId(organizationId, invitationId))
        .isPresent();
  }

  void change(String organizationId, String invitationId, Consumer<InvitationAggregate> change) {
    ask(
        organizationId,
        invitationId,
        invitation -> {
          change.accept(invitation);
          return null;
        });
  }

  /** Asks or changes an invitation; INVITATION_NOT_FOUND when there is none. */
  <R> R ask(String organizationId, String invitationId, Function<InvitationAggregate, R> question) {
    try {
      return repository
          .load(InvitationAggregate.streamId(organizationId, invitationId))
          .invoke(question);
    } catch (AggregateNotFoundException e) {
      throw new RejectedException(
          ErrorCode.INVITATION_NOT_FOUND, "There is no invitation " + invitationId + ".");
    }
  }
}
