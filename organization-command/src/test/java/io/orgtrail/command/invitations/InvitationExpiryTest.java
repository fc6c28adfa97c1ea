package io.orgtrail.command.invitations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.invite;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvitationExpiryTest {

  private static final Caller THE_SERVICE = null;
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final ExpireInvitation EXPIRE = new ExpireInvitation("acme", "inv-1");

  @Test
  void endsAnInvitationWhoseTimeIsOver() {
    invited()
        .after(A_WEEK)
        .when(THE_SERVICE, EXPIRE)
        .thenEvents(new InvitationExpired("acme", "inv-1"), new SeatReleased("acme", "inv-1"));
  }

  @Test
  void doesNothingBefore() {
    invited().after(A_WEEK.minusNanos(1)).when(THE_SERVICE, EXPIRE).thenNothing();
  }

  @Test
  void doesNothingTwice() {
    invited().after(A_WEEK).given(THE_SERVICE, EXPIRE).when(THE_SERVICE, EXPIRE).thenNothing();
  }

  @Test
  void doesNothing_whenTheInvitationHasEndedAnotherWay() {
    invited()
        .given("alice", new CancelInvitation("acme", "inv-1"))
        .after(A_WEEK)
        .when(THE_SERVICE, EXPIRE)
        .thenNothing();
    invited()
        .given("bob", new AcceptInvitation("acme", "inv-1", null))
        .after(A_WEEK)
        .when(THE_SERVICE, EXPIRE)
        .thenNothing();
  }

  @Test
  void doesNothing_whenTheInvitationWasSentAgain() {
    invited()
        .given("alice", new ResendInvitation("acme", "inv-1", 8))
        .after(A_WEEK)
        .when(THE_SERVICE, EXPIRE)
        .thenNothing();
  }

  @Test
  void doesNothing_whenTheOrganizationIsDeleted() {
    var deleted = invited().deleted().after(A_WEEK);

    deleted.when(THE_SERVICE, EXPIRE).thenNothing();
  }

  @Test
  void answersTheSameBeforeAndAfterItIsWrittenDown() {
    invited()
        .after(A_WEEK)
        .given(THE_SERVICE, EXPIRE)
        .when("bob", new AcceptInvitation("acme", "inv-1", null))
        .thenRejected(ErrorCode.INVITATION_EXPIRED);
    invited()
        .after(A_WEEK)
        .given(THE_SERVICE, EXPIRE)
        .when("alice", new ResendInvitation("acme", "inv-1", null))
        .thenRejected(ErrorCode.NOT_PENDING);
    invited()
        .after(A_WEEK)
        .given(THE_SERVICE, EXPIRE)
        .when("alice", new CancelInvitation("acme", "inv-1"))
        .thenRejected(ErrorCode.NOT_PENDING);
  }

  @Test
  void invitingAgainWritesDownThatTheFormerInvitationIsOver() {
    acme(new SeatLimits(2, null))
        .withInvitation("bob", "inv-1")
        .after(A_WEEK)
        .when("alice", invite("bob", "inv-2"))
        .thenEventTypes(
            InvitationExpired.class, SeatReleased.class, SeatReserved.class, MemberInvited.class);
  }

  @Test
  void invitingAgainInVainWritesDownNothing() {
    var scenario = invited().after(A_WEEK);
    scenario.when("alice", invite("bob", "inv-1")).thenRejected(ErrorCode.INVITATION_EXISTS);

    scenario.when(THE_SERVICE, EXPIRE).thenEventTypes(InvitationExpired.class, SeatReleased.class);
  }

  @Test
  void theSeatIsHeldUntilItIsWrittenDown() {
    var scenario = acme(new SeatLimits(2, null)).withInvitation("bob", "inv-1").after(A_WEEK);

    scenario.when("alice", invite("carl", null)).thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
    scenario.given(THE_SERVICE, EXPIRE).given("alice", invite("carl", null));
  }

  @Test
  void rejectsWhatIsNotThere() {
    acme().when(THE_SERVICE, EXPIRE).thenRejected(ErrorCode.INVITATION_NOT_FOUND);
    new Scenario().when(THE_SERVICE, EXPIRE).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  private static Scenario invited() {
    return acme().withInvitation("bob", "inv-1");
  }
}
