package io.orgtrail.command.members;

import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddMemberTest {

  @Test
  void addsSomebodyWithEverythingSaidOfThem() {
    acme()
        .when("alice", new AddMember("acme", "bob", " Bob@X.example ", " Bob ", "ADMIN", "member"))
        .thenEvents(
            new MemberAdded(
                "acme",
                "bob",
                EmailAddress.of("Bob@X.example"),
                PersonName.of("Bob"),
                "ADMIN",
                "member",
                null,
                List.of(),
                List.of()));
  }

  @Test
  void addsSomebodyOfWhomNothingIsSaid_asMember() {
    acme()
        .when("alice", new AddMember("acme", "bob", null, null, null, null))
        .thenEvents(
            new MemberAdded("acme", "bob", null, null, "MEMBER", null, null, List.of(), List.of()));
  }

  @Test
  void givesTheRoleToSomebodyWhoIsAMember() {
    acme()
        .with("bob", "MEMBER")
        .when("alice", adding("bob", "ADMIN"))
        .thenEvents(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null));
  }

  @Test
  void changesNothing_whenTheMemberHasTheRole() {
    acme().with("bob", "ADMIN").when("alice", adding("bob", "ADMIN")).thenNothing();
    acme().when("alice", adding("alice", "OWNER")).thenNothing();
  }

  @Test
  void endsThePendingInvitationOfTheAddress() {
    acme()
        .withInvitation("bob", "inv-1")
        .withInvitation("carl", "inv-2")
        .when("alice", new AddMember("acme", "bob", "BOB@example.com", "bob", null, null))
        .thenEvents(
            new SeatReleased("acme", "inv-1"),
            new MemberAdded(
                "acme",
                "bob",
                EmailAddress.of("BOB@example.com"),
                PersonName.of("bob"),
                "MEMBER",
                null,
                null,
                List.of(),
                List.of()))
        .endingInvitations("inv-1@4");
  }

  @Test
  void endsThePendingInvitationOfAMembersOtherAddress() {
    acme()
        .with("bob", "MEMBER")
        .withInvitation("bobby", "inv-1")
        .when("alice", new AddMember("acme", "bob", "bobby@example.com", null, "ADMIN", null))
        .thenEvents(
            new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null),
            new SeatReleased("acme", "inv-1"))
        .endingInvitations("inv-1@5");
  }

  @Test
  void takesTheSeatOfTheInvitationItEnds() {
    acme()
        .withSeats(2, null)
        .withInvitation("bob", "inv-1")
        .when("alice", adding("bob", "MEMBER"))
        .thenEvents(new SeatReleased("acme", "inv-1"), Acme.added("bob", "MEMBER", null));
  }

  @Test
  void rejectsUnknownRoles() {
    acme().when("alice", adding("bob", "KING")).thenRejected(ErrorCode.UNKNOWN_ROLE);
    acme().when("alice", adding("bob", "member")).thenRejected(ErrorCode.UNKNOWN_ROLE);
  }

  @ParameterizedTest
  @CsvSource({"MEMBER, annotator", "OWNER, annotator", "ANNOTATOR, member", "MEMBER, Annotator"})
  void rejectsRolesThatTheAccountRoleDoesNotAllow(String role, String accountRole) {
    acme()
        .when("alice", new AddMember("acme", "bob", null, null, role, accountRole))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @Test
  void addsAnAnnotatorAsAnnotator() {
    acme()
        .when("alice", new AddMember("acme", "bob", null, null, "ANNOTATOR", "annotator"))
        .thenEvents(
            new MemberAdded(
                "acme", "bob", null, null, "ANNOTATOR", "annotator", null, List.of(), List.of()));
  }

  @Test
  void remembersTheAccountRoleOfAMember() {
    acme()
        .with("ann", "ANNOTATOR", "annotator")
        .when("alice", adding("ann", "MEMBER"))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @Test
  void remembersTheAccountRoleThatWasToldWithAnotherRole() {
    var told = new MemberRoleChanged("acme", "bob", "ANNOTATOR", "MEMBER", "annotator");

    acme()
        .with("bob", "MEMBER")
        .when("alice", new AddMember("acme", "bob", null, null, "ANNOTATOR", "annotator"))
        .thenEvents(told);
    acme()
        .with("bob", "MEMBER")
        .given(told)
        .when("alice", adding("bob", "REVIEWER"))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @Test
  void rejectsDemotingTheLastOwner() {
    acme().when("alice", adding("alice", "ADMIN")).thenRejected(ErrorCode.LAST_OWNER);
  }

  @Test
  void rejectsWhoComesWhenEverySeatIsTaken() {
    var full = acme().withSeats(3, null).with("bob", "MEMBER").withInvitation("dora", "inv-1");

    full.when("alice", adding("carl", "MEMBER")).thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
    full.when("alice", adding("bob", "ADMIN"))
        .thenEvents(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null));
  }

  @Test
  void keepsTheOrderOfRejections() {
    var full = acme().withSeats(1, null);

    full.when("alice", new AddMember("acme", "bob", null, null, "KING", "annotator"))
        .thenRejected(ErrorCode.UNKNOWN_ROLE);
    full.when("alice", new AddMember("acme", "bob", null, null, "MEMBER", "annotator"))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
    full.when("alice", new AddMember("acme", "alice", null, null, "MEMBER", "annotator"))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  private static AddMember adding(String name, String role) {
    return new AddMember("acme", name, email(name).typed(), name, role, null);
  }
}
