package io.orgtrail.command.seats;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationEvent.PlanChanged;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatCommandsTest {

  @Test
  void changesThePlan() {
    acme()
        .when("alice", new ChangePlan("acme", Plan.PREMIUM))
        .thenEvents(new PlanChanged("acme", Plan.PREMIUM, Plan.FREEMIUM));
    premium(acme())
        .when("alice", new ChangePlan("acme", Plan.FREEMIUM))
        .thenEvents(new PlanChanged("acme", Plan.FREEMIUM, Plan.PREMIUM));
  }

  @Test
  void changesNothing_whenThePlanIsTheSame() {
    acme().when("alice", new ChangePlan("acme", Plan.FREEMIUM)).thenNothing();
  }

  @Test
  void changesToThePlan_whenItsSeatsAreJustEnough() {
    premium(acme().withSeats(2, null).withInvitation("bob", "inv-1"))
        .when("alice", new ChangePlan("acme", Plan.FREEMIUM))
        .thenEvents(new PlanChanged("acme", Plan.FREEMIUM, Plan.PREMIUM));
  }

  @Test
  void rejectsThePlan_whenMoreSeatsAreUsed() {
    premium(acme().withSeats(2, null).with("bob", "NONE").withInvitation("carl", "inv-1"))
        .when("alice", new ChangePlan("acme", Plan.FREEMIUM))
        .thenRejected(ErrorCode.SEAT_LIMIT_EXCEEDED);
  }

  @Test
  void theOperatorsLimitBeatsThePlans() {
    premium(acme().withSeats(1, null).with("bob", "MEMBER"))
        .given(new SeatLimitSet("acme", 2, null))
        .when("alice", new ChangePlan("acme", Plan.FREEMIUM))
        .thenEvents(new PlanChanged("acme", Plan.FREEMIUM, Plan.PREMIUM));
    premium(acme())
        .given(new SeatLimitSet("acme", 1, null))
        .when("alice", adding("bob"))
        .thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
  }

  @Test
  void anOperatorSetsTheLimit() {
    acme().when(operator(), limit(1)).thenEvents(new SeatLimitSet("acme", 1, null));
    acme()
        .given(new SeatLimitSet("acme", 5, null))
        .when(operator(), limit(7))
        .thenEvents(new SeatLimitSet("acme", 7, 5));
  }

  @Test
  void anOperatorGivesTheLimitBackToThePlan() {
    acme()
        .given(new SeatLimitSet("acme", 5, null))
        .when(operator(), limit(null))
        .thenEvents(new SeatLimitSet("acme", null, 5));
  }

  @Test
  void rejectsToGiveItBack_whenThePlanHasTooFewSeats() {
    acme()
        .withSeats(1, null)
        .given(new SeatLimitSet("acme", 5, null))
        .with("bob", "MEMBER")
        .when(operator(), limit(null))
        .thenRejected(ErrorCode.SEAT_LIMIT_EXCEEDED);
  }

  @Test
  void changesNothing_whenTheLimitIsTheSame() {
    acme().when(operator(), limit(null)).thenNothing();
    acme().given(new SeatLimitSet("acme", 5, null)).when(operator(), limit(5)).thenNothing();
  }

  @Test
  void rejectsALimit_whenMoreSeatsAreUsed() {
    acme().when(operator(), limit(0)).thenRejected(ErrorCode.SEAT_LIMIT_EXCEEDED);
    acme()
        .withInvitation("bob", "inv-1")
        .when(operator(), limit(1))
        .thenRejected(ErrorCode.SEAT_LIMIT_EXCEEDED);
  }

  @Test
  void onlyAnOperatorSetsTheLimit() {
    acme().when("alice", limit(100)).thenRejected(ErrorCode.FORBIDDEN);
    acme().when("stranger", limit(100)).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @Test
  void aMemberWhoWasInvitedTakesTheReservedSeat() {
    full()
        .given(accepted())
        .when("alice", adding("carl"))
        .thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
    acme()
        .withSeats(3, null)
        .withInvitation("bob", "inv-1")
        .given(accepted())
        .when("alice", adding("carl"))
        .thenEvents(Acme.added("carl", "MEMBER", null));
  }

  @Test
  void aSeatIsFree_whenAnInvitationEndsOrAMemberLeaves() {
    full().when("alice", adding("carl")).thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
    full()
        .given(new SeatReleased("acme", "inv-1"))
        .when("alice", adding("carl"))
        .thenEvents(Acme.added("carl", "MEMBER", null));
    full()
        .given(accepted())
        .given(new MemberLeft("acme", "bob", "MEMBER", List.of(), List.of()))
        .when("alice", adding("carl"))
        .thenEvents(Acme.added("carl", "MEMBER", null));
  }

  @Test
  void aPlanWithoutLimitTakesAnyNumber() {
    premium(full()).when("alice", adding("carl")).thenEvents(Acme.added("carl", "MEMBER", null));
  }

  private static Acme full() {
    return acme().withSeats(2, null).withInvitation("bob", "inv-1");
  }

  private static Acme premium(Acme acme) {
    return acme.given(new PlanChanged("acme", Plan.PREMIUM, Plan.FREEMIUM));
  }

  private static MemberAdded accepted() {
    return new MemberAdded(
        "acme", "bob", null, null, "MEMBER", null, "inv-1", List.of(), List.of());
  }

  private static AddMember adding(String name) {
    return new AddMember("acme", name, name + "@example.com", name, "MEMBER", null);
  }

  private static SetSeatLimit limit(Integer limit) {
    return new SetSeatLimit("acme", Patch.to(limit));
  }
}
