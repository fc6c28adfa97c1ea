package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.invite;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.restore;
import static io.orgtrail.command.gateway.Scenario.user;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreOrganizationTest {

  private static final Duration THIRTY_DAYS = Duration.ofDays(30);
  private static final OrganizationRestored AS_BEFORE =
      new OrganizationRestored("acme", "acme", "Acme", "acme", "Acme");

  private static RestoreOrganization restoring(String slug, String name) {
    return new RestoreOrganization(
        "acme",
        slug == null ? Patch.absent() : Patch.to(slug),
        name == null ? Patch.absent() : Patch.to(name));
  }

  @Test
  void bringsItBackAsItWas() {
    acme().deleted().when(operator(), restore()).thenEvents(AS_BEFORE);
  }

  @Test
  void whatIsBackCanBeUsedAndDeletedAgain() {
    acme()
        .deleted()
        .restored()
        .when("alice", new DeleteOrganization("acme", "acme"))
        .thenEvents(new OrganizationDeleted("acme", "acme", "Acme"));
    acme().deleted().restored().deleted().when(operator(), restore()).thenEvents(AS_BEFORE);
  }

  @Test
  void isPossibleForThirtyDays() {
    acme().deleted().after(THIRTY_DAYS).when(operator(), restore()).thenEvents(AS_BEFORE);
    acme()
        .deleted()
        .after(THIRTY_DAYS.plusMillis(1))
        .when(operator(), restore())
        .thenRejected(ErrorCode.RESTORE_TOO_LATE);
  }

  @Test
  void theLastDeletionCounts() {
    acme()
        .after(THIRTY_DAYS)
        .deleted()
        .after(THIRTY_DAYS)
        .restored()
        .deleted()
        .after(THIRTY_DAYS)
        .when(operator(), restore())
        .thenEvents(AS_BEFORE);
  }

  @Test
  void rejectsWhatIsNotDeleted() {
    acme().when(operator(), restore()).thenRejected(ErrorCode.NOT_DELETED);
    acme().deleted().restored().when(operator(), restore()).thenRejected(ErrorCode.NOT_DELETED);
    acme().when(operator(), restoring("other", "Other")).thenRejected(ErrorCode.NOT_DELETED);
  }

  @Test
  void isForOperatorsAlone() {
    acme().when("alice", restore()).thenRejected(ErrorCode.FORBIDDEN);
    acme().when("eve", restore()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    acme().deleted().when("alice", restore()).thenRejected(ErrorCode.ORGANIZATION_DELETED);
    acme().deleted().when("eve", restore()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @Test
  void theVersionComesBeforeTheRules() {
    acme().expecting(9L).when(operator(), restore()).thenRejected(ErrorCode.VERSION_MISMATCH);
    acme().deleted().expecting(3L).when(operator(), restore()).thenEvents(AS_BEFORE);
  }

  @Nested
  class Naming {

    private static Scenario nameTaken() {
      return acme().deleted().given("bob", create("other", "ACME"));
    }

    private static Scenario slugTaken() {
      var labs =
          new UpdateOrganization(
              "acme",
              Patch.absent(),
              Patch.to("labs"),
              Patch.absent(),
              Patch.absent(),
              Patch.absent(),
              Patch.absent(),
              Patch.absent(),
              Patch.absent(),
              Patch.absent());
      return acme()
          .given("alice", labs)
          .given("alice", new DeleteOrganization("acme", "labs"))
          .given("bob", create("labs", "Labs"));
    }

    @Test
    void rejectsANameThatIsTakenMeanwhile() {
      nameTaken().when(operator(), restore()).thenRejected(ErrorCode.NAME_TAKEN);
      nameTaken().when(operator(), restoring("other", "acme")).thenRejected(ErrorCode.NAME_TAKEN);
    }

    @Test
    void rejectsASlugThatIsTakenMeanwhile() {
      slugTaken().when(operator(), restore()).thenRejected(ErrorCode.SLUG_TAKEN);
    }

    @Test
    void aRejectedOneTakesNothing() {
      var scenario = slugTaken();
      scenario.when(operator(), restoring(null, "Again")).thenRejected(ErrorCode.SLUG_TAKEN);

      scenario.given("bob", create("again", "Again"));
    }

    @Test
    void takesAnotherNameAndSlug() {
      nameTaken()
          .when(operator(), restoring("acme-two", " Acme Two "))
          .thenEvents(new OrganizationRestored("acme", "acme-two", "Acme Two", "acme", "Acme"));
      slugTaken()
          .when(operator(), restoring("acme", null))
          .thenEvents(new OrganizationRestored("acme", "acme", "Acme", "labs", "Acme"));
    }

    @Test
    void whatItIsCalledNowIsTaken() {
      var scenario = nameTaken().given(operator(), restoring("acme-two", "Acme Two"));

      scenario.when("bob", create("acme-two", "Two")).thenRejected(ErrorCode.ORGANIZATION_EXISTS);
      scenario.when("bob", create("two", "acme two")).thenRejected(ErrorCode.NAME_TAKEN);
      scenario
          .when("alice", new DeleteOrganization("acme", "acme"))
          .thenRejected(ErrorCode.CONFIRMATION_MISMATCH);
      scenario.given("alice", new DeleteOrganization("acme", "acme-two"));
      scenario.given("bob", create("acme-two", "Acme Two"));
    }

    @Test
    void keepsTheOrderOfRejections() {
      var late = nameTaken().after(THIRTY_DAYS.plusDays(1));

      late.when(operator(), restoring("other", null)).thenRejected(ErrorCode.RESTORE_TOO_LATE);
      nameTaken().when(operator(), restoring("other", null)).thenRejected(ErrorCode.NAME_TAKEN);
    }
  }

  @Nested
  class UnderAParent {

    private static CreateOrganization child(String id) {
      return new CreateOrganization(
          id, id, null, null, null, null, null, null, null, null, Kind.SUB, "acme");
    }

    private static RestoreOrganization restoringChild() {
      return new RestoreOrganization("child", Patch.absent(), Patch.absent());
    }

    private static Scenario withDeletedChild() {
      return acme()
          .given(operator(), child("child"))
          .given(operator(), new DeleteOrganization("child", "child"));
    }

    @Test
    void bringsAChildBackWhoseParentLives() {
      withDeletedChild()
          .given(operator(), restoringChild())
          .when("alice", new DeleteOrganization("acme", "acme"))
          .thenRejected(ErrorCode.HAS_CHILD_ORGANIZATIONS);
    }

    @Test
    void rejectsAChildWhoseParentIsDeleted_untilThatIsBack() {
      var scenario = withDeletedChild().deleted().given("bob", create("other", "child"));

      scenario.when(operator(), restoringChild()).thenRejected(ErrorCode.PARENT_NOT_FOUND);
      scenario.restored();
      scenario.when(operator(), restoringChild()).thenRejected(ErrorCode.NAME_TAKEN);
    }

    @Test
    void whatIsBackMayHaveChildrenAgain() {
      var scenario = acme().deleted();

      scenario.when(operator(), child("child")).thenRejected(ErrorCode.PARENT_NOT_FOUND);
      scenario.restored().given(operator(), child("child"));
    }
  }

  /** Everything that comes back is there when it is made once more. */
  @Nested
  class WhatComesBack {

    static Stream<Command> things() {
      return Stream.of(
          new CreateTeam("acme", "crew", "Crew", null, null, null),
          new CreateProject("acme", "apollo", "Apollo"),
          new CreateResourceTag("acme", "red", "Red", "ff0000"),
          new AddIntegration("acme", "aws", "AWS", IntegrationKind.IAM, "AWS", Map.of()),
          new RegisterWebhook("acme", "hook", "https://x.example", List.of(), true));
    }

    private static final List<ErrorCode> EXISTS =
        List.of(
            ErrorCode.TEAM_EXISTS,
            ErrorCode.PROJECT_EXISTS,
            ErrorCode.TAG_EXISTS,
            ErrorCode.INTEGRATION_EXISTS,
            ErrorCode.WEBHOOK_EXISTS);

    @Test
    void isWhatItOwned() {
      var scenario = acme();
      things().forEach(thing -> scenario.given("alice", thing));
      scenario.deleted().restored();

      var codes = EXISTS.iterator();
      things()
          .map(WhatComesBack::calledDifferently)
          .forEach(thing -> scenario.when("alice", thing).thenRejected(codes.next()));
    }

    /** What is not allowed twice beside ids comes first. */
    private static Command calledDifferently(Command thing) {
      return thing instanceof CreateTeam
          ? new CreateTeam("acme", "crew", "Another", null, null, null)
          : thing instanceof CreateResourceTag
              ? new CreateResourceTag("acme", "red", "Another", "ff0000")
              : thing;
    }

    @Test
    void areItsMembersWithTheirRoles() {
      var scenario =
          acme()
              .given("alice", new DefineRole("acme", "CHIEF", List.of("teams:manage")))
              .with("carl", "CHIEF")
              .withMember("mia")
              .deleted()
              .restored();

      scenario.given("carl", new CreateTeam("acme", "crew", "Crew", null, null, null));
      scenario.when("carl", restore()).thenRejected(ErrorCode.FORBIDDEN);
      scenario.given("carl", new AddTeamMember("acme", "crew", "mia", null));
    }

    @Test
    void arePlanSeatLimitAndCache() {
      var plan = new ChangePlan("acme", Plan.PREMIUM);
      var limit = new SetSeatLimit("acme", Patch.to(5));
      var cache = new ApplyCache("acme", PodType.SMALL);
      var scenario =
          acme()
              .given(operator(), plan)
              .given(operator(), limit)
              .given(operator(), cache)
              .deleted()
              .restored();

      Stream.of(plan, limit, cache).forEach(same -> scenario.when(operator(), same).thenNothing());
    }

    @Test
    void isWhoWasAMemberOnce() {
      acme()
          .withMember("bob")
          .given("alice", new RemoveMember("acme", "bob"))
          .deleted()
          .restored()
          .when("alice", new ReinstateMember("acme", "bob"))
          .thenEventTypes(MemberReinstated.class);
    }
  }

  @Nested
  class WhatDoesNot {

    private static final Caller THE_SERVICE = null;

    private static Scenario invitedBefore() {
      return acme(new SeatLimits(2, null)).withInvitation("bob", "inv-1").deleted().restored();
    }

    static Stream<Command> answers() {
      return Stream.of(
          new AcceptInvitation("acme", "inv-1", null),
          new DeclineInvitation("acme", "inv-1", null));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void areInvitationsThatWaited(Command answer) {
      invitedBefore().when("bob", answer).thenRejected(ErrorCode.NOT_PENDING);
    }

    @Test
    void theyCanNeitherBeSentAgainNorCanceledNorExpire() {
      var scenario = invitedBefore();

      scenario
          .when("alice", new ResendInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.NOT_PENDING);
      scenario
          .when("alice", new CancelInvitation("acme", "inv-1"))
          .thenRejected(ErrorCode.NOT_PENDING);
      scenario
          .after(THIRTY_DAYS)
          .when(THE_SERVICE, new ExpireInvitation("acme", "inv-1"))
          .thenNothing();
    }

    @Test
    void theirSeatsAndAddressesAreFree() {
      invitedBefore()
          .when("alice", invite("bob", "inv-2"))
          .thenEventTypes(SeatReserved.class, MemberInvited.class);
      invitedBefore()
          .when("alice", invite("bob", "inv-1"))
          .thenRejected(ErrorCode.INVITATION_EXISTS);
      invitedBefore()
          .when("alice", new AddMember("acme", "bob", "bob@example.com", "bob", null, null))
          .thenEventTypes(MemberAdded.class);
    }

    @Test
    void oneThatIsMadeAfterwardsIsAsAnyOther() {
      invitedBefore()
          .given("alice", invite("bob", "inv-2"))
          .given("bob", new AcceptInvitation("acme", "inv-2", null))
          .when("bob", new AcceptInvitation("acme", "inv-1", null))
          .thenRejected(ErrorCode.NOT_PENDING);
    }

    @Test
    void areRequestsToJoinThatWaited() {
      var scenario =
          acme().isPublic().given("bob", new RequestToJoin("acme", null)).deleted().restored();

      scenario
          .when("alice", new RejectJoinRequest("acme", "bob", null))
          .thenRejected(ErrorCode.NO_SUCH_REQUEST);
      scenario
          .when(user("bob"), new RequestToJoin("acme", null))
          .thenEventTypes(JoinRequested.class);
    }
  }
}
