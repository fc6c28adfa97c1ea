package io.orgtrail.command.invitations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers.Entry;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.command.gateway.Scenario.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkInvitationTest {

  @Test
  void invitesEveryEntry_inTheOrderGiven() {
    var outcome = acme().when("alice", inviting(entry("bob", "inv-1"), entry("carl", "inv-2")));

    outcome.thenEventTypes(
        SeatReserved.class, MemberInvited.class, SeatReserved.class, MemberInvited.class);
    assertThat(outcome.result())
        .isEqualTo(
            Map.of("invitations", List.of(accepted("bob", "inv-1"), accepted("carl", "inv-2"))));
  }

  @Test
  void keepsTheFieldsOfAnEntry() {
    var entry = new Entry("bob@example.com", "ADMIN", null, null, 2, "Hi", false, "inv-1");

    var invited = (MemberInvited) acme().when("alice", inviting(entry)).events().get(1);

    assertThat(invited.role()).isEqualTo("ADMIN");
    assertThat(invited.message()).isEqualTo(FreeText.of("Hi"));
    assertThat(invited.expiresAt()).isEqualTo("2026-01-03T00:00:00Z");
    assertThat(invited.sendMail()).isFalse();
  }

  @Test
  void givesEveryEntryAnIdOfItsOwn() {
    var outcome = acme().when("alice", inviting(entry("bob", null), entry("carl", null)));

    assertThat(entries(outcome)).extracting("invitationId").doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aBadEntrySpoilsNoOther() {
    var outcome =
        acme()
            .withMember("mia")
            .withInvitation("ina", "inv-0")
            .when(
                "alice",
                inviting(
                    entry("bob", "inv-1"),
                    new Entry(null, null, null, null, null, null, null, null),
                    new Entry("nonsense", null, null, null, null, null, null, null),
                    new Entry("carl@example.com", "KING", null, null, null, null, null, null),
                    new Entry("carl@example.com", null, null, null, 31, null, null, "no id"),
                    entry("alice", null),
                    entry("mia", null),
                    entry("ina", null),
                    entry("dora", "inv-0"),
                    entry("carl", "inv-2")));

    assertThat(codes(outcome))
        .containsExactly(
            "ACCEPTED",
            "INVALID",
            "INVALID_EMAIL",
            "UNKNOWN_ROLE",
            "INVALID",
            "CANNOT_INVITE_SELF",
            "ALREADY_MEMBER",
            "ALREADY_INVITED",
            "INVITATION_EXISTS",
            "ACCEPTED");
    outcome.thenEventTypes(
        SeatReserved.class, MemberInvited.class, SeatReserved.class, MemberInvited.class);
  }

  @Test
  void namesTheFieldsThatAreWrongInAnEntry() {
    var outcome =
        acme()
            .when(
                "alice",
                inviting(new Entry("b@x.example", null, null, null, 31, null, null, "no id")));

    var error = (Rejection.Body) entries(outcome).get(0).get("error");
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID.name());
    assertThat(error.fields())
        .extracting("field")
        .containsExactlyInAnyOrder("expiresInDays", "invitationId");
  }

  @Test
  void anEntrySeesTheOnesBeforeIt() {
    var outcome =
        acme()
            .when(
                "alice",
                inviting(entry("bob", "inv-1"), entry("BOB", "inv-2"), entry("carl", "inv-1")));

    assertThat(codes(outcome)).containsExactly("ACCEPTED", "ALREADY_INVITED", "INVITATION_EXISTS");
  }

  @Test
  void anEntryTakesTheSeatFromTheOnesAfterIt() {
    var outcome =
        acme(new SeatLimits(3, null))
            .when("alice", inviting(entry("bob", null), entry("carl", null), entry("dora", null)));

    assertThat(codes(outcome)).containsExactly("ACCEPTED", "ACCEPTED", "SEAT_LIMIT_REACHED");
  }

  @Test
  void anAdminInvitesNoOwner_whileOtherEntriesPass() {
    var outcome =
        acme()
            .with("adam", "ADMIN")
            .when(
                "adam",
                inviting(
                    new Entry("olga@example.com", "OWNER", null, null, null, null, null, null),
                    new Entry("bob@example.com", "ADMIN", null, null, null, null, null, null)));

    assertThat(codes(outcome)).containsExactly("FORBIDDEN", "ACCEPTED");
  }

  @Test
  void isAcceptedWithoutEvents_whenEveryEntryIsBad() {
    var outcome = acme().when("alice", inviting(entry("alice", null)));

    assertThat(codes(outcome.thenNothing())).containsExactly("CANNOT_INVITE_SELF");
    assertThat(outcome.version()).isEqualTo(2);
  }

  @Test
  void invitesAgainWhoseTimeIsOver() {
    acme()
        .withInvitation("bob", "inv-1")
        .after(Duration.ofDays(7))
        .when("alice", inviting(entry("bob", "inv-2"), entry("carl", "inv-3")))
        .thenEventTypes(
            InvitationExpired.class,
            SeatReleased.class,
            SeatReserved.class,
            MemberInvited.class,
            SeatReserved.class,
            MemberInvited.class);
  }

  @Test
  void entriesAreInvitationsLikeAnyOther() {
    acme()
        .given("alice", inviting(entry("bob", "inv-1"), entry("carl", "inv-2")))
        .given("carl", new AcceptInvitation("acme", "inv-2", null))
        .when("bob", new AcceptInvitation("acme", "inv-2", null))
        .thenRejected(ErrorCode.EMAIL_MISMATCH);
  }

  @Test
  void invitesAThousand() {
    var many =
        IntStream.range(0, 1000).mapToObj(n -> entry("user" + n, "inv-" + n)).toArray(Entry[]::new);

    var outcome = acme(new SeatLimits(1000, null)).when("alice", inviting(many));

    assertThat(codes(outcome).subList(0, 999)).containsOnly("ACCEPTED");
    assertThat(codes(outcome).get(999)).isEqualTo("SEAT_LIMIT_REACHED");
    assertThat(outcome.version()).isEqualTo(2 + 999);
  }

  private static InviteMembers inviting(Entry... entries) {
    return new InviteMembers("acme", List.of(entries));
  }

  private static Entry entry(String name, String invitationId) {
    return new Entry(name + "@example.com", null, null, null, null, null, null, invitationId);
  }

  private static Map<String, Object> accepted(String name, String invitationId) {
    return Map.of(
        "email", name + "@example.com", "status", "ACCEPTED", "invitationId", invitationId);
  }

  private static List<String> codes(Outcome outcome) {
    return entries(outcome).stream().map(BulkInvitationTest::code).toList();
  }

  private static String code(Map<String, Object> entry) {
    return entry.get("error") instanceof Rejection.Body error
        ? error.code()
        : (String) entry.get("status");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> entries(Outcome outcome) {
    return (List<Map<String, Object>>) outcome.result().get("invitations");
  }
}
