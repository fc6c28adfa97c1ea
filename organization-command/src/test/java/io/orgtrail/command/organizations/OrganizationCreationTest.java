package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.gateway.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationCreationTest {

  @Test
  void createsAnOrganizationWhoseCreatorOwnsIt() {
    var outcome =
        new Scenario()
            .when(
                user("alice", "member"),
                new CreateOrganization(
                    "acme",
                    " Acme Labs ",
                    "acme-1",
                    "Cats",
                    "https://a.example/l.png",
                    "https://a.example",
                    "ai-ml",
                    "Hi@Acme.example",
                    "1",
                    Visibility.PUBLIC,
                    null,
                    null));

    outcome.thenEvents(
        new OrganizationCreated(
            "acme",
            "default",
            "acme-1",
            "Acme Labs",
            new Profile(
                "Cats",
                "https://a.example/l.png",
                "https://a.example",
                "ai-ml",
                EmailAddress.of("Hi@Acme.example"),
                "1",
                Visibility.PUBLIC),
            Kind.STANDARD,
            null,
            Plan.FREEMIUM),
        new MemberAdded(
            "acme",
            "alice",
            EmailAddress.of("alice@example.com"),
            PersonName.of("alice"),
            "OWNER",
            "member",
            null,
            List.of(),
            List.of()));
    assertThat(outcome.result()).isEqualTo(Map.of("organizationId", "acme"));
    assertThat(outcome.version()).isEqualTo(2);
  }

  @Test
  void makesASlugOfTheName_numberedWhileTaken() {
    var scenario = new Scenario();

    assertThat(slug(scenario, create("o1", "Größe & Co."))).isEqualTo("gro-e-co");
    assertThat(slug(scenario, create("o2", "Grö e Co"))).isEqualTo("gro-e-co-2");
    assertThat(slug(scenario, create("o3", "GRO E CO"))).isEqualTo("gro-e-co-3");
  }

  @Test
  void makesASlugEqualToItsOwnId_butToNobodyElses() {
    var scenario = new Scenario();

    assertThat(slug(scenario, create("acme", "Acme"))).isEqualTo("acme");
    assertThat(slug(scenario, create("other", "Acme!"))).isEqualTo("acme-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme-labs"})
  void rejectsIdsThatAreAnIdOrSlugAlready(String taken) {
    acme()
        .given("alice", slugged("labs", "Labs", "acme-labs"))
        .when("bob", create(taken, "Other"))
        .thenRejected(ErrorCode.ORGANIZATION_EXISTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme-labs"})
  void rejectsSlugsThatAreAnIdOrSlugAlready(String taken) {
    acme()
        .given("alice", slugged("labs", "Labs", "acme-labs"))
        .when("bob", slugged("other", "Other", taken))
        .thenRejected(ErrorCode.SLUG_TAKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme", "ACME", "  acme "})
  void rejectsNamesThatAreTakenInTheAccount(String name) {
    acme().when("bob", create("other", name)).thenRejected(ErrorCode.NAME_TAKEN);
  }

  @Test
  void takesTheNameOfAnotherAccount() {
    acme()
        .when(ofAccount("north", "bob"), create("other", "Acme"))
        .thenEventTypes(OrganizationCreated.class, MemberAdded.class);
  }

  @Test
  void takesNothing_whenItIsRejected() {
    var scenario = acme();
    scenario.when("bob", slugged("other", "Other", "acme")).thenRejected(ErrorCode.SLUG_TAKEN);

    scenario
        .when("bob", slugged("other", "Other", "other-slug"))
        .thenEventTypes(OrganizationCreated.class, MemberAdded.class);
  }

  @Test
  void rejectsUnknownIndustries() {
    new Scenario()
        .when("alice", child("acme", Kind.STANDARD, null, "alchemy"))
        .thenRejected(ErrorCode.UNKNOWN_INDUSTRY);
  }

  @Test
  void rejectsAnAnnotatorAsOwner() {
    new Scenario()
        .when(user("ann", "annotator"), create("acme", "Acme"))
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUB", "CLIENT"})
  void createsUnderAParentThatTheCallerMayUpdate(Kind kind) {
    var scenario = acme();
    scenario.registry().admin("alice", "acme");

    var created = scenario.when("alice", child("sub", kind, "acme", null)).events().get(0);

    assertThat(((OrganizationCreated) created).kind()).isEqualTo(kind);
    assertThat(((OrganizationCreated) created).parentOrganizationId()).isEqualTo("acme");
  }

  @Test
  void refusesWhoMayNotUpdateTheParent() {
    acme().when("bob", child("sub", Kind.SUB, "acme", "alchemy")).thenRejected(ErrorCode.FORBIDDEN);
    acme().when("bob", child("acme", Kind.SUB, "acme", null)).thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void anOperatorCreatesUnderAnyParent() {
    acme()
        .when(operator(), child("sub", Kind.CLIENT, "acme", null))
        .thenEventTypes(OrganizationCreated.class, MemberAdded.class);
  }

  @Test
  void rejectsParentsThatAreNotThere() {
    acme()
        .when("alice", child("sub", Kind.SUB, "nowhere", null))
        .thenRejected(ErrorCode.PARENT_NOT_FOUND);
  }

  @Test
  void rejectsParentsOfAnotherAccount() {
    var scenario = acme();
    scenario.registry().admin("alice", "acme");

    scenario
        .when(ofAccount("north", "alice"), child("sub", Kind.SUB, "acme", null))
        .thenRejected(ErrorCode.PARENT_NOT_FOUND);
  }

  @Test
  void rejectsParentsThatAreDeleted() {
    var scenario = acme().deleted();
    scenario.registry().admin("alice", "acme");

    scenario
        .when("alice", child("sub", Kind.SUB, "acme", null))
        .thenRejected(ErrorCode.PARENT_NOT_FOUND);
  }

  @Test
  void keepsTheOrderOfRejections() {
    var scenario = acme();

    scenario
        .when("bob", child("acme", Kind.SUB, "nowhere", "alchemy"))
        .thenRejected(ErrorCode.ORGANIZATION_EXISTS);
    scenario
        .when("bob", child("other", Kind.SUB, "nowhere", "alchemy"))
        .thenRejected(ErrorCode.UNKNOWN_INDUSTRY);
    scenario
        .when("bob", child("other", Kind.SUB, "nowhere", null))
        .thenRejected(ErrorCode.PARENT_NOT_FOUND);
    scenario.when("bob", slugged("other", "Acme", "acme")).thenRejected(ErrorCode.NAME_TAKEN);
  }

  @Test
  void isAtVersionZeroBefore() {
    new Scenario()
        .expecting(1L)
        .when("alice", child("acme", Kind.STANDARD, null, "alchemy"))
        .thenRejected(ErrorCode.VERSION_MISMATCH);
    new Scenario()
        .expecting(0L)
        .when("alice", create("acme", "Acme"))
        .thenEventTypes(OrganizationCreated.class, MemberAdded.class);
  }

  @Test
  void leavesTheIdOfADeletedOrganizationTaken_andNameAndSlugFree() {
    var scenario =
        new Scenario()
            .given("alice", slugged("acme", "Acme", "acme-labs"))
            .given("alice", new DeleteOrganization("acme", "acme-labs"));

    scenario.when("alice", create("acme", "New")).thenRejected(ErrorCode.ORGANIZATION_DELETED);
    scenario.when(operator(), create("acme", "New")).thenRejected(ErrorCode.ORGANIZATION_DELETED);
    scenario.when("bob", create("acme", "New")).thenRejected(ErrorCode.ORGANIZATION_EXISTS);
    scenario
        .when("bob", slugged("other", "Acme", "acme-labs"))
        .thenEventTypes(OrganizationCreated.class, MemberAdded.class);
  }

  private static String slug(Scenario scenario, CreateOrganization command) {
    return ((OrganizationCreated) scenario.when("alice", command).events().get(0)).slug();
  }

  private static CreateOrganization slugged(String id, String name, String slug) {
    return new CreateOrganization(
        id, name, slug, null, null, null, null, null, null, null, null, null);
  }

  private static CreateOrganization child(String id, Kind kind, String parent, String industry) {
    return new CreateOrganization(
        id, "Name of " + id, null, null, null, null, industry, null, null, null, kind, parent);
  }

  private static Caller ofAccount(String account, String name) {
    return new Caller(name, null, false, null, account, null, false);
  }
}
