package io.orgtrail.command.ownership;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipCommandsTest {

  @ParameterizedTest
  @ValueSource(strings = {"ADMIN", "MEMBER", "NONE", "OWNER"})
  void handsTheOwnershipToAMember(String role) {
    acme()
        .with("bob", role)
        .when("alice", to("bob"))
        .thenEvents(new OwnershipTransferred("acme", "alice", "bob", role));
  }

  @Test
  void makesThePreviousOwnerAnAdmin() {
    transferred("bob")
        .when("alice", new ChangeMemberRole("acme", "bob", "MEMBER"))
        .thenRejected(ErrorCode.FORBIDDEN);
    transferred("bob")
        .when("alice", new ChangeMemberRole("acme", "alice", "MEMBER"))
        .thenEvents(new MemberRoleChanged("acme", "alice", "MEMBER", "ADMIN", null));
  }

  @Test
  void leavesOneOwner() {
    transferred("bob")
        .when("bob", new LeaveOrganization("acme"))
        .thenRejected(ErrorCode.LAST_OWNER);
    transferred("bob")
        .when("alice", new LeaveOrganization("acme"))
        .thenEvents(new MemberLeft("acme", "alice", "ADMIN", List.of(), List.of()));
    transferred("bob")
        .when("bob", to("alice"))
        .thenEvents(new OwnershipTransferred("acme", "bob", "alice", "ADMIN"));
  }

  @Test
  void leavesOtherOwnersAlone_whenAnOperatorDoesIt() {
    var acme = acme().with("bob", "MEMBER");

    acme.when(operator(), to("bob"))
        .thenEvents(new OwnershipTransferred("acme", null, "bob", "MEMBER"));
    acme.given(new OwnershipTransferred("acme", null, "bob", "MEMBER"))
        .when("alice", new LeaveOrganization("acme"))
        .thenEvents(new MemberLeft("acme", "alice", "OWNER", List.of(), List.of()));
  }

  @Test
  void changesNothing_whenAnOperatorNamesAnOwner() {
    acme().when(operator(), to("alice")).thenNothing();
  }

  @Test
  void makesAnOperatorWhoOwnsItAnAdmin() {
    acme()
        .with("operator", "OWNER")
        .with("bob", "MEMBER")
        .when(operator(), to("bob"))
        .thenEvents(new OwnershipTransferred("acme", "operator", "bob", "MEMBER"));
  }

  @Test
  void rejectsTheCallerThemselves() {
    acme().when("alice", to("alice")).thenRejected(ErrorCode.CANNOT_TRANSFER_TO_SELF);
    acme().when(operator(), to("operator")).thenRejected(ErrorCode.CANNOT_TRANSFER_TO_SELF);
  }

  @Test
  void rejectsWhoIsNoMember() {
    acme().when("alice", to("bob")).thenRejected(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  void rejectsAnAnnotator() {
    acme()
        .with("ann", "ANNOTATOR", "annotator")
        .when("alice", to("ann"))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @Test
  void rejectsAdmins_evenForThemselves() {
    acme().with("adam", "ADMIN").when("adam", to("adam")).thenRejected(ErrorCode.FORBIDDEN);
    acme().with("adam", "ADMIN").when("adam", to("nobody")).thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void checksTheVersionBeforeTheRules() {
    acme().expecting(3).when("alice", to("alice")).thenRejected(ErrorCode.VERSION_MISMATCH);
    acme().expecting(2).when("alice", to("alice")).thenRejected(ErrorCode.CANNOT_TRANSFER_TO_SELF);
  }

  private static Acme transferred(String newOwner) {
    return acme()
        .with(newOwner, "MEMBER")
        .given(new OwnershipTransferred("acme", "alice", newOwner, "MEMBER"));
  }

  private static TransferOwnership to(String newOwner) {
    return new TransferOwnership("acme", newOwner);
  }
}
