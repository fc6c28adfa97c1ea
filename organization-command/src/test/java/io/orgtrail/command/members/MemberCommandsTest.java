package io.orgtrail.command.members;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberCommandsTest {

  @Nested
  class ChangingARole {

    @Test
    void givesAMemberAnotherRole() {
      acme()
          .with("bob", "MEMBER")
          .when("alice", new ChangeMemberRole("acme", "bob", "OWNER"))
          .thenEvents(new MemberRoleChanged("acme", "bob", "OWNER", "MEMBER", null));
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
          .thenEvents(new MemberRoleChanged("acme", "ann", "ANNOTATOR", "MEMBER", null));
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
          .thenEvents(new MemberRoleChanged("acme", "alice", "MEMBER", "OWNER", null));
    }
  }

  @Nested
  class Removing {

    @Test
    void endsAMembership() {
      acme()
          .with("bob", "ADMIN")
          .when("alice", new RemoveMember("acme", "bob"))
          .thenEvents(new UserRemoved("acme", "bob", "ADMIN", List.of(), List.of()));
    }

    @Test
    void rejectsWhoIsNoMember_alsoTheSecondTime() {
      acme()
          .with("bob", "MEMBER")
          .given(new UserRemoved("acme", "bob", "MEMBER", List.of(), List.of()))
          .when("alice", new RemoveMember("acme", "bob"))
          .thenRejected(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void rejectsRemovingTheLastOwner() {
      acme().when("alice", new RemoveMember("acme", "alice")).thenRejected(ErrorCode.LAST_OWNER);
      acme()
          .with("bob", "OWNER")
          .given(new MemberLeft("acme", "bob", "OWNER", List.of(), List.of()))
          .when(operator(), new RemoveMember("acme", "alice"))
          .thenRejected(ErrorCode.LAST_OWNER);
    }

    @Test
    void removesAnOwner_whenThereIsAnother() {
      acme()
          .with("bob", "OWNER")
          .when("alice", new RemoveMember("acme", "bob"))
          .thenEvents(new UserRemoved("acme", "bob", "OWNER", List.of(), List.of()));
    }

    @Test
    void freesTheSeat() {
      acme()
          .withSeats(2, null)
          .with("bob", "MEMBER")
          .given(new UserRemoved("acme", "bob", "MEMBER", List.of(), List.of()))
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
          .thenEvents(new MemberLeft("acme", "bob", role, List.of(), List.of()));
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
          .thenEvents(new MemberLeft("acme", "alice", "OWNER", List.of(), List.of()));
    }

    @Test
    void rejectsAnOperatorWhoIsNoMember() {
      acme().when(operator(), new LeaveOrganization("acme")).thenRejected(ErrorCode.NOT_A_MEMBER);
    }
  }

  private static AddMember adding(String name, String role) {
    return new AddMember("acme", name, email(name).typed(), name, role, null);
  }
}
