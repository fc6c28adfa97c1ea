package io.orgtrail.command.members;

import static io.orgtrail.command.gateway.Scenario.user;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.email;
import static io.orgtrail.command.testing.Acme.publicAcme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberCommand.WithdrawJoinRequest;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.JoinRequestRejected;
import io.orgtrail.api.members.MemberEvent.JoinRequestWithdrawn;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationProfileChanged;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.testing.Acme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinRequestCommandsTest {

  @Test
  void asksAPublicOrganization() {
    publicAcme()
        .when(user("bob", "annotator"), new RequestToJoin("acme", "Please"))
        .thenEvents(
            new JoinRequested(
                "acme",
                "bob",
                email("bob"),
                PersonName.of("bob"),
                "annotator",
                FreeText.of("Please")));
  }

  @Test
  void asksWithoutAWord() {
    publicAcme().when("bob", new RequestToJoin("acme", null)).thenEvents(asked("bob", null));
  }

  @Test
  void aPrivateOrganizationIsNotThereToAsk() {
    acme()
        .when("bob", new RequestToJoin("acme", null))
        .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @Test
  void rejectsMembers() {
    publicAcme()
        .when("alice", new RequestToJoin("acme", null))
        .thenRejected(ErrorCode.ALREADY_MEMBER);
    acme().when("alice", new RequestToJoin("acme", null)).thenRejected(ErrorCode.ALREADY_MEMBER);
  }

  @Test
  void rejectsWhoHasAsked_evenWhenTheOrganizationIsPrivateNow() {
    asking("bob")
        .when("bob", new RequestToJoin("acme", "again"))
        .thenRejected(ErrorCode.ALREADY_REQUESTED);
    asking("bob")
        .given(madePrivate())
        .when("bob", new RequestToJoin("acme", "again"))
        .thenRejected(ErrorCode.ALREADY_REQUESTED);
  }

  @Test
  void asksAgain_whenRejectedOrWithdrawn() {
    asking("bob")
        .given(new JoinRequestRejected("acme", "bob", null))
        .when("bob", new RequestToJoin("acme", null))
        .thenEvents(asked("bob", null));
    asking("bob")
        .given(new JoinRequestWithdrawn("acme", "bob"))
        .when("bob", new RequestToJoin("acme", null))
        .thenEvents(asked("bob", null));
  }

  @Test
  void approvesAsMember_whenNotSaidOtherwise() {
    asking("bob")
        .when("alice", new ApproveJoinRequest("acme", "bob", null))
        .thenEvents(
            new JoinRequestApproved("acme", "bob", "MEMBER"), Acme.added("bob", "MEMBER", null));
  }

  @Test
  void approvesWithTheAccountRoleOfTheRequest() {
    publicAcme()
        .given(asked("ann", "annotator"))
        .when("alice", new ApproveJoinRequest("acme", "ann", "ANNOTATOR"))
        .thenEvents(
            new JoinRequestApproved("acme", "ann", "ANNOTATOR"),
            Acme.added("ann", "ANNOTATOR", "annotator"));
  }

  @Test
  void approving_endsThePendingInvitationOfTheAddress() {
    asking("bob")
        .withSeats(2, null)
        .withInvitation("bob", "inv-1")
        .when("alice", new ApproveJoinRequest("acme", "bob", "MEMBER"))
        .thenEvents(
            new SeatReleased("acme", "inv-1"),
            new JoinRequestApproved("acme", "bob", "MEMBER"),
            Acme.added("bob", "MEMBER", null))
        .endingInvitations("inv-1@4");
  }

  @ParameterizedTest
  @CsvSource({"annotator, MEMBER", "member, ANNOTATOR"})
  void approving_rejectsRolesThatTheAccountRoleDoesNotAllow(String accountRole, String role) {
    publicAcme()
        .given(asked("ann", accountRole))
        .when("alice", new ApproveJoinRequest("acme", "ann", role))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @Test
  void approving_rejectsWhoHasNotAsked() {
    publicAcme()
        .when("alice", new ApproveJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.NO_SUCH_REQUEST);
  }

  @Test
  void approving_rejectsUnknownRoles() {
    asking("bob")
        .when("alice", new ApproveJoinRequest("acme", "bob", "KING"))
        .thenRejected(ErrorCode.UNKNOWN_ROLE);
  }

  @Test
  void approving_rejectsWhenEverySeatIsTaken() {
    asking("bob")
        .withSeats(1, null)
        .when("alice", new ApproveJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
    publicAcme()
        .withSeats(1, null)
        .when("alice", new ApproveJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.NO_SUCH_REQUEST);
  }

  @Test
  void anAdminCannotApproveAnOwner() {
    asking("bob")
        .with("adam", "ADMIN")
        .when("adam", new ApproveJoinRequest("acme", "bob", "OWNER"))
        .thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void whoHasBecomeAMemberAnotherWayWaitsNoLonger() {
    asking("bob")
        .with("bob", "MEMBER")
        .when("alice", new ApproveJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.NO_SUCH_REQUEST);
  }

  @Test
  void turnsDown_withOrWithoutReason() {
    asking("bob")
        .when("alice", new RejectJoinRequest("acme", "bob", "We are full"))
        .thenEvents(new JoinRequestRejected("acme", "bob", FreeText.of("We are full")));
    asking("bob")
        .when("alice", new RejectJoinRequest("acme", "bob", null))
        .thenEvents(new JoinRequestRejected("acme", "bob", null));
  }

  @Test
  void turningDown_rejectsWhoHasNotAsked() {
    publicAcme()
        .when("alice", new RejectJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.NO_SUCH_REQUEST);
  }

  @Test
  void onlyWhoManagesMembersAnswersRequests() {
    asking("bob")
        .with("carl", "MEMBER")
        .when("carl", new ApproveJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.FORBIDDEN);
    asking("bob")
        .when("bob", new RejectJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void withdraws_evenWhenTheOrganizationIsPrivateNow() {
    asking("bob")
        .when("bob", new WithdrawJoinRequest("acme"))
        .thenEvents(new JoinRequestWithdrawn("acme", "bob"));
    asking("bob")
        .given(madePrivate())
        .when("bob", new WithdrawJoinRequest("acme"))
        .thenEvents(new JoinRequestWithdrawn("acme", "bob"));
  }

  @Test
  void withdrawing_rejectsWhoHasNotAsked() {
    asking("bob")
        .when("carl", new WithdrawJoinRequest("acme"))
        .thenRejected(ErrorCode.NO_SUCH_REQUEST);
    asking("bob")
        .given(new JoinRequestWithdrawn("acme", "bob"))
        .when("bob", new WithdrawJoinRequest("acme"))
        .thenRejected(ErrorCode.NO_SUCH_REQUEST);
    acme()
        .when("bob", new WithdrawJoinRequest("acme"))
        .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  private static Acme asking(String name) {
    return publicAcme().given(asked(name, null));
  }

  private static JoinRequested asked(String name, String accountRole) {
    return new JoinRequested("acme", name, email(name), PersonName.of(name), accountRole, null);
  }

  private static OrganizationProfileChanged madePrivate() {
    return new OrganizationProfileChanged(
        "acme", profile(Visibility.PRIVATE), profile(Visibility.PUBLIC));
  }

  private static Profile profile(Visibility visibility) {
    return new Profile(null, null, null, null, null, null, visibility);
  }
}
