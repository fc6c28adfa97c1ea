package io.orgtrail.command.invitations;

import static io.orgtrail.command.gateway.Scenario.SECRETS;
import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.invite;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.unverified;
import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Accepting and declining: who may, and until when. */
class InvitationAnswersTest {

  private static final String SECRET = SECRETS.secret("acme", "inv-1", 1);
  private static final Duration A_WEEK = Duration.ofDays(7);

  /** The two answers, with the same rules about who may give them. */
  enum Answer {
    ACCEPT,
    DECLINE;

    Command to(String invitationId, String secret) {
      return this == ACCEPT
          ? new AcceptInvitation("acme", invitationId, secret)
          : new DeclineInvitation("acme", invitationId, secret);
    }

    Command with(String secret) {
      return to("inv-1", secret);
    }

    void isTaken(Scenario scenario, Caller caller, String secret) {
      var types =
          this == ACCEPT
              ? List.of(InvitationAccepted.class, MemberAdded.class)
              : List.of(InvitationDeclined.class, SeatReleased.class);
      scenario.when(caller, with(secret)).thenEventTypes(types.toArray(Class[]::new));
    }
  }

  @Test
  void acceptingMakesTheInviteeAMemberOfThatRole() {
    acme()
        .given("alice", invite("bob", "ADMIN", "inv-1"))
        .when(user("bob", "member"), new AcceptInvitation("acme", "inv-1", null))
        .thenEvents(
            new InvitationAccepted("acme", "inv-1", "bob"),
            new MemberAdded(
                "acme",
                "bob",
                EmailAddress.of("bob@example.com"),
                PersonName.of("bob"),
                "ADMIN",
                "member",
                "inv-1",
                List.of(),
                List.of()));
  }

  @Test
  void acceptingTakesTheReservedSeat() {
    var scenario = acme(new SeatLimits(2, null)).withInvitation("bob", "inv-1");

    assertThat(scenario.when("bob", Answer.ACCEPT.with(null)).version()).isEqualTo(4);
    scenario.when("alice", invite("carl", null)).thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
  }

  @Test
  void decliningFreesTheSeat() {
    acme()
        .withInvitation("bob", "inv-1")
        .when("bob", new DeclineInvitation("acme", "inv-1", null))
        .thenEvents(
            new InvitationDeclined("acme", "inv-1", "bob"), new SeatReleased("acme", "inv-1"));
    acme(new SeatLimits(2, null))
        .withInvitation("bob", "inv-1")
        .given("bob", new DeclineInvitation("acme", "inv-1", null))
        .given("alice", invite("carl", null));
  }

  @ParameterizedTest
  @EnumSource
  void isTakenFromAVerifiedAddress_orWithTheSecret_orBoth(Answer answer) {
    answer.isTaken(invited(), user("bob"), null);
    answer.isTaken(invited(), unverified("bob"), SECRET);
    answer.isTaken(invited(), user("bob"), SECRET);
  }

  @ParameterizedTest
  @EnumSource
  void isTakenFromTheAddressInAnySpelling(Answer answer) {
    var bob =
        new Caller("b", EmailAddress.of("BOB@EXAMPLE.com"), true, null, "default", null, false);

    answer.isTaken(invited(), bob, null);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsInvitationsThatAreNotThere(Answer answer) {
    invited().when("bob", answer.to("inv-2", "wrong")).thenRejected(ErrorCode.INVITATION_NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAWrongSecret_evenFromAVerifiedAddress(Answer answer) {
    invited().when("bob", answer.with("wrong")).thenRejected(ErrorCode.WRONG_SECRET);
    invited().when("bob", answer.with("")).thenRejected(ErrorCode.WRONG_SECRET);
    invited().when("carl", answer.with("wrong")).thenRejected(ErrorCode.WRONG_SECRET);
    invited()
        .when("bob", answer.with(SECRETS.secret("acme", "inv-2", 1)))
        .thenRejected(ErrorCode.WRONG_SECRET);
  }

  @ParameterizedTest
  @EnumSource
  void resendingKillsTheSecretOfBefore(Answer answer) {
    var resent = invited().given("alice", new ResendInvitation("acme", "inv-1", null));

    resent.when("bob", answer.with(SECRET)).thenRejected(ErrorCode.WRONG_SECRET);
    answer.isTaken(resent, unverified("bob"), SECRETS.secret("acme", "inv-1", 2));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnotherAddress_evenWithTheSecret(Answer answer) {
    invited().when("carl", answer.with(null)).thenRejected(ErrorCode.EMAIL_MISMATCH);
    invited().when("carl", answer.with(SECRET)).thenRejected(ErrorCode.EMAIL_MISMATCH);
    invited().when(operator(), answer.with(SECRET)).thenRejected(ErrorCode.EMAIL_MISMATCH);
    invited().when(unverified("carl"), answer.with(null)).thenRejected(ErrorCode.EMAIL_MISMATCH);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnUnverifiedAddressWithoutSecret(Answer answer) {
    invited().when(unverified("bob"), answer.with(null)).thenRejected(ErrorCode.EMAIL_NOT_VERIFIED);
  }

  @ParameterizedTest
  @EnumSource
  void isTakenUntilTheLastMoment(Answer answer) {
    answer.isTaken(invited().after(A_WEEK.minusNanos(1)), user("bob"), null);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsItWhenTheTimeIsOver_thoughNoEventSaysSo(Answer answer) {
    invited()
        .after(A_WEEK)
        .when("bob", answer.with(null))
        .thenRejected(ErrorCode.INVITATION_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource
  void resendingGivesNewTime(Answer answer) {
    var resent =
        invited()
            .after(Duration.ofDays(6))
            .given("alice", new ResendInvitation("acme", "inv-1", 5))
            .after(Duration.ofDays(4));

    answer.isTaken(resent, user("bob"), null);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsInvitationsThatHaveEnded(Answer answer) {
    invited()
        .given("alice", new CancelInvitation("acme", "inv-1"))
        .when("bob", answer.with(null))
        .thenRejected(ErrorCode.NOT_PENDING);
    for (var earlier : Answer.values()) {
      invited()
          .given("bob", earlier.with(null))
          .when("bob", answer.with(null))
          .thenRejected(ErrorCode.NOT_PENDING);
    }
  }

  @Test
  void anInvitationIsUsedAtMostOnce_evenAfterTheMembershipHasEnded() {
    invited()
        .given("bob", new AcceptInvitation("acme", "inv-1", null))
        .given("alice", new RemoveMember("acme", "bob"))
        .when("bob", new AcceptInvitation("acme", "inv-1", null))
        .thenRejected(ErrorCode.NOT_PENDING);
  }

  @Test
  void acceptingRejectsWhoIsAMemberUnderAnotherAddress() {
    var scenario = invited().given("alice", new AddMember("acme", "bob", null, null, null, null));

    scenario.when("bob", Answer.ACCEPT.with(null)).thenRejected(ErrorCode.ALREADY_MEMBER);
    Answer.DECLINE.isTaken(scenario, user("bob"), null);
  }

  @ParameterizedTest
  @CsvSource({"annotator, MEMBER", "member, ANNOTATOR"})
  void acceptingRejectsRolesThatTheAccountRoleDoesNotAllow(String accountRole, String role) {
    var scenario = acme().given("alice", invite("ann", role, "inv-1"));

    scenario
        .when(user("ann", accountRole), Answer.ACCEPT.with(null))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
    Answer.DECLINE.isTaken(scenario, user("ann", accountRole), null);
  }

  @Test
  void keepsTheOrderOfRejections() {
    var scenario = acme().given("alice", invite("ann", "MEMBER", "inv-1"));
    var late = acme().withInvitation("bob", "inv-1").after(A_WEEK);

    scenario.when(unverified("bob"), Answer.ACCEPT.with("x")).thenRejected(ErrorCode.WRONG_SECRET);
    late.when(unverified("carl"), Answer.ACCEPT.with(null)).thenRejected(ErrorCode.EMAIL_MISMATCH);
    late.when(unverified("bob"), Answer.ACCEPT.with(null))
        .thenRejected(ErrorCode.EMAIL_NOT_VERIFIED);
    scenario
        .given("alice", new AddMember("acme", "ann", null, null, "ADMIN", null))
        .when(user("ann", "annotator"), Answer.ACCEPT.with(null))
        .thenRejected(ErrorCode.ALREADY_MEMBER);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasEndedIsAlsoOverLater(Answer answer) {
    invited()
        .given("alice", new CancelInvitation("acme", "inv-1"))
        .after(A_WEEK)
        .when("bob", answer.with(null))
        .thenRejected(ErrorCode.INVITATION_EXPIRED);
  }

  @Test
  void everyEventOfTheInvitationRepeatsTheVersionOfTheOrganization() {
    var scenario = invited();
    assertThat(scenario.version()).isEqualTo(3);
    assertThat(scenario.when("alice", new ResendInvitation("acme", "inv-1", null)).version())
        .isEqualTo(3);
    assertThat(scenario.when("bob", Answer.DECLINE.with(null)).version()).isEqualTo(4);
  }

  private static Scenario invited() {
    return acme().withInvitation("bob", "inv-1");
  }
}
