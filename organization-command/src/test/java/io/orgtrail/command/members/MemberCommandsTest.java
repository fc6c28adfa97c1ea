package io.orgtrail.command.members;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberCommandsTest {

  @Nested
  class AddingAMember {

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
              new MemberAdded(
                  "acme", "bob", null, null, "MEMBER", null, null, List.of(), List.of()));
    }

    @Test
    void givesTheRoleToSomebodyWhoIsAMember() {
      acme()
          .with("bob", "MEMBER")
          .when("alice", adding("bob", "ADMIN"))
          .thenEvents(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER"));
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
              new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER"),
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
    void rejectsDemotingTheLastOwner() {
      acme().when("alice", adding("alice", "ADMIN")).thenRejected(ErrorCode.LAST_OWNER);
    }

    @Test
    void rejectsWhoComesWhenEverySeatIsTaken() {
      var full = acme().withSeats(3, null).with("bob", "MEMBER").withInvitation("dora", "inv-1");

      full.when("alice", adding("carl", "MEMBER")).thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
      full.when("alice", adding("bob", "ADMIN"))
          .thenEvents(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER"));
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
  }

  @Nested
  class ChangingARole {

    @Test
    void givesAMemberAnotherRole() {
      acme()
          .with("bob", "MEMBER")
          .when("alice", new ChangeMemberRole("acme", "bob", "OWNER"))
          .thenEvents(new MemberRoleChanged("acme", "bob", "OWNER", "MEMBER"));
    }

    @Test
    void changesNothing_whenTheRoleIsTheSame() {
      acme()
          .with("bob", "MEMBER")
          .when("alice", new ChangeMemberRole("acme", "bob", "MEMBER"))
          .thenNothing();
      acme().when("alice", new ChangeMemberRole("acme", "alice", "OWNER")).thenNothing();
    }

    @Test
    void rejectsUnknownRoles_beforeItLooksForTheMember() {
      acme()
          .when("alice", new ChangeMemberRole("acme", "nobody", "KING"))
          .thenRejected(ErrorCode.UNKNOWN_ROLE);
    }

    @Test
    void rejectsWhoIsNoMember() {
      acme()
          .when("alice", new ChangeMemberRole("acme", "nobody", "ADMIN"))
          .thenRejected(ErrorCode.NOT_A_MEMBER);
    }

    @ParameterizedTest
    @CsvSource({"ANNOTATOR, annotator, MEMBER", "MEMBER, member, ANNOTATOR"})
    void rejectsRolesThatTheAccountRoleDoesNotAllow(
        String role, String accountRole, String newRole) {
      acme()
          .with("ann", role, accountRole)
          .when("alice", new ChangeMemberRole("acme", "ann", newRole))
          .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
    }

    @Test
    void givesAnyRole_whenTheAccountRoleIsNotKnown() {
      acme()
          .with("ann", "MEMBER")
          .when("alice", new ChangeMemberRole("acme", "ann", "ANNOTATOR"))
          .thenEvents(new MemberRoleChanged("acme", "ann", "ANNOTATOR", "MEMBER"));
    }

    @Test
    void rejectsDemotingTheLastOwner() {
      acme()
          .with("bob", "ADMIN")
          .when("alice", new ChangeMemberRole("acme", "alice", "ADMIN"))
          .thenRejected(ErrorCode.LAST_OWNER);
      acme()
          .when(operator(), new ChangeMemberRole("acme", "alice", "ADMIN"))
          .thenRejected(ErrorCode.LAST_OWNER);
    }

    @Test
    void demotesAnOwner_whenThereIsAnother() {
      acme()
          .with("bob", "OWNER")
          .when("alice", new ChangeMemberRole("acme", "alice", "MEMBER"))
          .thenEvents(new MemberRoleChanged("acme", "alice", "MEMBER", "OWNER"));
    }
  }

  @Nested
  class Removing {

    @Test
    void endsAMembership() {
      acme()
          .with("bob", "ADMIN")
          .when("alice", new RemoveMember("acme", "bob"))
          .thenEvents(new UserRemoved("acme", "bob", "ADMIN"));
    }

    @Test
    void rejectsWhoIsNoMember_alsoTheSecondTime() {
      acme()
          .with("bob", "MEMBER")
          .given(new UserRemoved("acme", "bob", "MEMBER"))
          .when("alice", new RemoveMember("acme", "bob"))
          .thenRejected(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void rejectsRemovingTheLastOwner() {
      acme().when("alice", new RemoveMember("acme", "alice")).thenRejected(ErrorCode.LAST_OWNER);
      acme()
          .with("bob", "OWNER")
          .given(new MemberLeft("acme", "bob", "OWNER"))
          .when(operator(), new RemoveMember("acme", "alice"))
          .thenRejected(ErrorCode.LAST_OWNER);
    }

    @Test
    void removesAnOwner_whenThereIsAnother() {
      acme()
          .with("bob", "OWNER")
          .when("alice", new RemoveMember("acme", "bob"))
          .thenEvents(new UserRemoved("acme", "bob", "OWNER"));
    }

    @Test
    void freesTheSeat() {
      acme()
          .withSeats(2, null)
          .with("bob", "MEMBER")
          .given(new UserRemoved("acme", "bob", "MEMBER"))
          .when("alice", adding("carl", "MEMBER"))
          .thenEvents(Acme.added("carl", "MEMBER", null));
    }
  }

  @Nested
  class Leaving {

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "MEMBER", "ANNOTATOR", "NONE"})
    void anyMemberMayLeave(String role) {
      acme()
          .with("bob", role)
          .when("bob", new LeaveOrganization("acme"))
          .thenEvents(new MemberLeft("acme", "bob", role));
    }

    @Test
    void rejectsTheLastOwner() {
      acme().when("alice", new LeaveOrganization("acme")).thenRejected(ErrorCode.LAST_OWNER);
    }

    @Test
    void letsAnOwnerLeave_whenThereIsAnother() {
      acme()
          .with("bob", "OWNER")
          .when("alice", new LeaveOrganization("acme"))
          .thenEvents(new MemberLeft("acme", "alice", "OWNER"));
    }

    @Test
    void rejectsAnOperatorWhoIsNoMember() {
      acme().when(operator(), new LeaveOrganization("acme")).thenRejected(ErrorCode.NOT_A_MEMBER);
    }
  }

  @Nested
  class WhoGrantsWhat {

    @Test
    void anAdminCannotMakeAnOwner() {
      acme()
          .with("adam", "ADMIN")
          .with("bob", "MEMBER")
          .when("adam", new ChangeMemberRole("acme", "bob", "OWNER"))
          .thenRejected(ErrorCode.FORBIDDEN);
      acme()
          .with("adam", "ADMIN")
          .when("adam", adding("bob", "OWNER"))
          .thenRejected(ErrorCode.FORBIDDEN);
      acme()
          .with("adam", "ADMIN")
          .when("adam", new ChangeMemberRole("acme", "adam", "OWNER"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void anAdminCannotDemoteAnOwner() {
      var two = acme().with("olga", "OWNER").with("adam", "ADMIN");

      two.when("adam", new ChangeMemberRole("acme", "olga", "MEMBER"))
          .thenRejected(ErrorCode.FORBIDDEN);
      two.when("adam", adding("olga", "MEMBER")).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void anAdminCannotRemoveAnOwner_evenTheLast() {
      acme()
          .with("adam", "ADMIN")
          .when("adam", new RemoveMember("acme", "alice"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void anAdminManagesEverybodyElse() {
      var acme = acme().with("adam", "ADMIN").with("eve", "ADMIN");

      acme.when("adam", new ChangeMemberRole("acme", "eve", "MEMBER"))
          .thenEvents(new MemberRoleChanged("acme", "eve", "MEMBER", "ADMIN"));
      acme.when("adam", new RemoveMember("acme", "eve"))
          .thenEvents(new UserRemoved("acme", "eve", "ADMIN"));
      acme.when("adam", adding("bob", "ADMIN")).thenEvents(Acme.added("bob", "ADMIN", null));
      acme.when("adam", new ChangeMemberRole("acme", "adam", "NONE"))
          .thenEvents(new MemberRoleChanged("acme", "adam", "NONE", "ADMIN"));
    }

    @Test
    void anOperatorMakesOwners() {
      acme().when(operator(), adding("bob", "OWNER")).thenEvents(Acme.added("bob", "OWNER", null));
    }

    @Test
    void whoWasDemotedHoldsNothingOfBefore() {
      acme()
          .with("olga", "OWNER")
          .given(new MemberRoleChanged("acme", "olga", "MEMBER", "OWNER"))
          .when("olga", adding("bob", "MEMBER"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }
  }

  @Nested
  class OrderOfChecks {

    @Test
    void permissionComesBeforeTheVersion() {
      acme()
          .with("bob", "MEMBER")
          .expecting(99)
          .when("bob", adding("carl", "KING"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void theVersionComesBeforeTheRules() {
      acme()
          .expecting(99)
          .when("alice", adding("carl", "KING"))
          .thenRejected(ErrorCode.VERSION_MISMATCH);
      acme()
          .expecting(2)
          .when("alice", adding("carl", "KING"))
          .thenRejected(ErrorCode.UNKNOWN_ROLE);
    }

    @Test
    void deletedComesBeforePermission() {
      acme()
          .with("bob", "NONE")
          .given(new OrganizationDeleted("acme", "acme", "Acme"))
          .when("bob", adding("carl", "MEMBER"))
          .thenRejected(ErrorCode.ORGANIZATION_DELETED);
    }
  }

  private static AddMember adding(String name, String role) {
    return new AddMember("acme", name, email(name).typed(), name, role, null);
  }
}
