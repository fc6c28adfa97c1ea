package io.orgtrail.command.invitations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.invite;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCommandsTest {

  private static final SeatLimits TWO_SEATS = new SeatLimits(2, null);

  @Nested
  class Inviting {

    @Test
    void holdsASeatAndTellsTheMailWhatToSay() {
      var outcome =
          acme()
              .when(
                  "alice",
                  new InviteMember(
                      "acme",
                      " Bob@Example.com",
                      "ADMIN",
                      null,
                      null,
                      3,
                      "Welcome!",
                      false,
                      "inv-1"));

      outcome.thenEvents(
          new SeatReserved(
              "acme", "inv-1", EmailAddress.of("Bob@Example.com"), "ADMIN", List.of(), List.of()),
          new MemberInvited(
              "acme",
              "inv-1",
              EmailAddress.of("Bob@Example.com"),
              "ADMIN",
              List.of(),
              List.of(),
              "Acme",
              "alice",
              PersonName.of("alice"),
              FreeText.of("Welcome!"),
              1,
              Instant.parse("2026-01-04T00:00:00Z"),
              false));
      assertThat(outcome.result()).isEqualTo(Map.of("invitationId", "inv-1"));
      assertThat(outcome.version()).isEqualTo(3);
    }

    @Test
    void invitesAsMemberForAWeekByMail_whenNotSaidOtherwise() {
      var invited = (MemberInvited) acme().when("alice", invite("bob", null, null)).events().get(1);

      assertThat(invited.role()).isEqualTo("MEMBER");
      assertThat(invited.expiresAt()).isEqualTo("2026-01-08T00:00:00Z");
      assertThat(invited.sendMail()).isTrue();
      assertThat(invited.message()).isNull();
      assertThat(UUID.fromString(invited.invitationId()).version()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "bob@localhost", "bob@@example.com"})
    void rejectsWhatIsNoAddress(String email) {
      acme()
          .when(
              "alice", new InviteMember("acme", email, "KING", null, null, null, null, null, null))
          .thenRejected(ErrorCode.INVALID_EMAIL);
    }

    @Test
    void rejectsUnknownRoles() {
      acme().when("alice", invite("alice", "KING", null)).thenRejected(ErrorCode.UNKNOWN_ROLE);
    }

    @Test
    void rejectsTheCallerThemselves() {
      acme()
          .when(
              "alice",
              new InviteMember(
                  "acme", "ALICE@example.com", null, null, null, null, null, null, null))
          .thenRejected(ErrorCode.CANNOT_INVITE_SELF);
    }

    @Test
    void rejectsTheAddressOfAMember() {
      acme()
          .withMember("bob")
          .when(
              "alice",
              new InviteMember("acme", "BOB@Example.com", null, null, null, null, null, null, null))
          .thenRejected(ErrorCode.ALREADY_MEMBER);
    }

    @Test
    void rejectsAnAddressThatIsInvited() {
      acme()
          .withInvitation("bob", "inv-1")
          .when(
              "alice",
              new InviteMember("acme", "BOB@Example.com", null, null, null, null, null, null, null))
          .thenRejected(ErrorCode.ALREADY_INVITED);
    }

    @Test
    void rejectsIdsThatAreTaken_evenByInvitationsThatHaveEnded() {
      var scenario = acme().withInvitation("bob", "inv-1");

      scenario.when("alice", invite("carl", "inv-1")).thenRejected(ErrorCode.INVITATION_EXISTS);
      scenario
          .given("alice", new CancelInvitation("acme", "inv-1"))
          .when("alice", invite("bob", "inv-1"))
          .thenRejected(ErrorCode.INVITATION_EXISTS);
    }

    @Test
    void anotherOrganizationMayHaveTheSameId() {
      acme()
          .withInvitation("bob", "inv-1")
          .given("alice", Scenario.create("other", "Other"))
          .when(
              "alice",
              new InviteMember(
                  "other", "bob@example.com", null, null, null, null, null, null, "inv-1"))
          .thenEventTypes(SeatReserved.class, MemberInvited.class);
    }

    @Test
    void rejectsWhenEverySeatIsTaken() {
      acme(TWO_SEATS)
          .withInvitation("bob", "inv-1")
          .when("alice", invite("carl", "inv-2"))
          .thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
    }

    @Test
    void saysWhyBeforeItSpeaksOfSeats() {
      var full = acme(TWO_SEATS).withInvitation("bob", "inv-1");

      full.when("alice", invite("alice", null)).thenRejected(ErrorCode.CANNOT_INVITE_SELF);
      full.when(operator(), invite("alice", null)).thenRejected(ErrorCode.ALREADY_MEMBER);
      full.when("alice", invite("bob", null)).thenRejected(ErrorCode.ALREADY_INVITED);
      full.when("alice", invite("carl", "inv-1")).thenRejected(ErrorCode.INVITATION_EXISTS);
    }

    @Test
    void anAdminInvitesAdminsButNoOwners() {
      var scenario = acme().with("adam", "ADMIN");

      scenario.when("adam", invite("bob", "OWNER", null)).thenRejected(ErrorCode.FORBIDDEN);
      scenario
          .when("adam", invite("bob", "ADMIN", null))
          .thenEventTypes(SeatReserved.class, MemberInvited.class);
    }
  }

  @Nested
  class Resending {

    @Test
    void makesANewIssueWithANewEnd() {
      var scenario = acme().given("alice", invite("bob", "ADMIN", "inv-1"));
      scenario.after(Duration.ofDays(2));

      scenario
          .when(operator(), new ResendInvitation("acme", "inv-1", 10))
          .thenEvents(
              new InvitationResent(
                  "acme",
                  "inv-1",
                  EmailAddress.of("bob@example.com"),
                  "ADMIN",
                  "Acme",
                  null,
                  null,
                  2,
                  Instant.parse("2026-01-13T00:00:00Z"),
                  true,
                  Instant.parse("2026-01-08T00:00:00Z")));
    }

    @Test
    void lastsAWeekFromThen_whenNotSaidOtherwise() {
      var scenario = acme().withInvitation("bob", "inv-1").after(Duration.ofDays(2));

      var resent = scenario.when("alice", new ResendInvitation("acme", "inv-1", null)).events();

      assertThat(((InvitationResent) resent.get(0)).expiresAt()).isEqualTo("2026-01-10T00:00:00Z");
    }

    @Test
    void rejectsOfferingAgainWhatTheCallerDoesNotHold_whateverItsState() {
      var offered = acme().with("adam", "ADMIN").given("alice", invite("olga", "OWNER", "inv-1"));

      offered
          .when("adam", new ResendInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.FORBIDDEN);
      offered
          .given("alice", new CancelInvitation("acme", "inv-1"))
          .when("adam", new ResendInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void mayBeRepeated() {
      var again =
          acme()
              .withInvitation("bob", "inv-1")
              .given("alice", new ResendInvitation("acme", "inv-1", null))
              .when("alice", new ResendInvitation("acme", "inv-1", null))
              .events();

      assertThat(((InvitationResent) again.get(0)).issue()).isEqualTo(3);
    }

    @Test
    void rejectsWhatIsNotThere() {
      acme()
          .when("alice", new ResendInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.INVITATION_NOT_FOUND);
    }

    @Test
    void rejectsWhatHasEnded() {
      acme()
          .withInvitation("bob", "inv-1")
          .given("alice", new CancelInvitation("acme", "inv-1"))
          .when("alice", new ResendInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.NOT_PENDING);
      acme()
          .withInvitation("bob", "inv-1")
          .after(Duration.ofDays(7))
          .when("alice", new ResendInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.NOT_PENDING);
    }
  }

  @Nested
  class Canceling {

    @Test
    void endsTheInvitationAndFreesItsSeat() {
      var scenario = acme(TWO_SEATS).withInvitation("bob", "inv-1");

      scenario
          .when("alice", new CancelInvitation("acme", "inv-1"))
          .thenEvents(new InvitationCanceled("acme", "inv-1"), new SeatReleased("acme", "inv-1"));
      scenario
          .when("alice", invite("carl", "inv-2"))
          .thenEventTypes(SeatReserved.class, MemberInvited.class);
    }

    @Test
    void rejectsWhatIsNotThere() {
      acme()
          .when("alice", new CancelInvitation("acme", "inv-1"))
          .thenRejected(ErrorCode.INVITATION_NOT_FOUND);
    }

    @Test
    void rejectsWhatHasEnded() {
      acme()
          .withInvitation("bob", "inv-1")
          .given("alice", new CancelInvitation("acme", "inv-1"))
          .when("alice", new CancelInvitation("acme", "inv-1"))
          .thenRejected(ErrorCode.NOT_PENDING);
      acme()
          .withInvitation("bob", "inv-1")
          .given("bob", new AcceptInvitation("acme", "inv-1", null))
          .when("alice", new CancelInvitation("acme", "inv-1"))
          .thenRejected(ErrorCode.NOT_PENDING);
      acme()
          .withInvitation("bob", "inv-1")
          .given("bob", new DeclineInvitation("acme", "inv-1", null))
          .when("alice", new CancelInvitation("acme", "inv-1"))
          .thenRejected(ErrorCode.NOT_PENDING);
    }
  }

  @Nested
  class BecomingAMemberAnotherWay {

    @Test
    void endsTheInvitation_whenAdded() {
      var scenario = acme(TWO_SEATS).withInvitation("bob", "inv-1");

      scenario
          .when("alice", new AddMember("acme", "bob", "BOB@example.com", null, null, null))
          .thenEventTypes(InvitationCanceled.class, SeatReleased.class, MemberAdded.class);
      scenario
          .when("bob", new AcceptInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.NOT_PENDING);
    }

    @Test
    void endsTheInvitation_whenARequestToJoinIsApproved() {
      acme(TWO_SEATS)
          .isPublic()
          .withInvitation("bob", "inv-1")
          .given("bob", new RequestToJoin("acme", null))
          .when("alice", new ApproveJoinRequest("acme", "bob", null))
          .thenEventTypes(
              InvitationCanceled.class,
              SeatReleased.class,
              JoinRequestApproved.class,
              MemberAdded.class);
    }

    @Test
    void endsNoInvitationOfAnotherAddress() {
      acme()
          .withInvitation("bob", "inv-1")
          .when("alice", new AddMember("acme", "bob", "bob@other.example", null, null, null))
          .thenEventTypes(MemberAdded.class);
    }

    @Test
    void keepsTheInvitation_whenTheMemberIsNotAdded() {
      var scenario = acme().withInvitation("bob", "inv-1");
      scenario
          .when("alice", new AddMember("acme", "bob", "bob@example.com", null, "KING", null))
          .thenRejected(ErrorCode.UNKNOWN_ROLE);

      scenario.given(user("bob"), new AcceptInvitation("acme", "inv-1", null));
    }
  }
}
