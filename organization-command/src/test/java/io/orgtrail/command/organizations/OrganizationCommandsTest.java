package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationProfileChanged;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRenamed;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationSlugChanged;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.command.testing.Acme;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationCommandsTest {

  private static final Profile BARE =
      new Profile(null, null, null, null, null, null, Visibility.PRIVATE);

  private static final Profile FULL =
      new Profile(
          "Cats",
          "https://a.example/l.png",
          "https://a.example",
          "ai-ml",
          EmailAddress.of("Hi@Acme.example"),
          "1",
          Visibility.PUBLIC);

  @Nested
  class Updating {

    @Test
    void changesNameSlugAndProfileEachByAnEventOfItsOwn() {
      acme()
          .when(
              "alice",
              update(
                  """
                  "name":" Acme Labs ","slug":"acme-labs","description":"Cats",\
                  "logo":"https://a.example/l.png","website":"https://a.example",\
                  "industry":"ai-ml","email":"Hi@Acme.example","phone":"1",\
                  "visibility":"PUBLIC\""""))
          .thenEvents(
              new OrganizationRenamed("acme", "Acme Labs", "Acme"),
              new OrganizationSlugChanged("acme", "acme-labs", "acme"),
              new OrganizationProfileChanged("acme", FULL, BARE));
    }

    @Test
    void keepsFieldsThatAreLeftOut() {
      acme()
          .given(new OrganizationProfileChanged("acme", FULL, BARE))
          .when("alice", update("\"description\":\"Dogs\""))
          .thenEvents(
              new OrganizationProfileChanged(
                  "acme",
                  new Profile(
                      "Dogs",
                      FULL.logo(),
                      FULL.website(),
                      FULL.industry(),
                      FULL.email(),
                      FULL.phone(),
                      FULL.visibility()),
                  FULL));
    }

    @Test
    void clearsFieldsThatAreNull() {
      acme()
          .given(new OrganizationProfileChanged("acme", FULL, BARE))
          .when(
              "alice",
              update(
                  """
                  "description":null,"logo":null,"website":null,"industry":null,"email":null,\
                  "phone":null,"visibility":"PRIVATE\""""))
          .thenEvents(new OrganizationProfileChanged("acme", BARE, FULL));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"name\":\"Acme\"",
          "\"name\":\" Acme \"",
          "\"slug\":\"acme\"",
          "\"website\":null",
          "\"visibility\":\"PRIVATE\"",
          "\"name\":\"Acme\",\"slug\":\"acme\",\"logo\":null"
        })
    void changesNothing_whenEverythingIsAsItWas(String fields) {
      acme().when("alice", update(fields)).thenNothing();
    }

    @Test
    void mayChangeTheCaseOfItsOwnName() {
      acme()
          .when("alice", update("\"name\":\"ACME\""))
          .thenEvents(new OrganizationRenamed("acme", "ACME", "Acme"));
    }

    @Test
    void mayTakeBackItsOwnIdAsSlug() {
      acme()
          .given(new OrganizationSlugChanged("acme", "labs", "acme"))
          .when("alice", update("\"slug\":\"acme\""))
          .thenEvents(new OrganizationSlugChanged("acme", "acme", "labs"));
    }

    @Test
    void rejectsToUpdateNothing() {
      acme()
          .when("alice", update("\"organizationId\":\"acme\""))
          .thenRejected(ErrorCode.NOTHING_TO_UPDATE);
    }

    @Test
    void rejectsNamesThatAreTaken_inAnyCase() {
      besideOther()
          .when("alice", update("\"name\":\" oTHER\",\"slug\":\"other-slug\""))
          .thenRejected(ErrorCode.NAME_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "other-slug"})
    void rejectsSlugsThatAreAnIdOrSlugAlready(String taken) {
      besideOther()
          .when("alice", update("\"slug\":\"" + taken + "\""))
          .thenRejected(ErrorCode.SLUG_TAKEN);
    }

    @Test
    void rejectsUnknownIndustries() {
      acme()
          .when("alice", update("\"industry\":\"alchemy\""))
          .thenRejected(ErrorCode.UNKNOWN_INDUSTRY);
    }

    @Test
    void needsThePermission() {
      acme()
          .with("bob", "MEMBER")
          .when("bob", update("\"organizationId\":\"acme\""))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    private static Acme besideOther() {
      var acme = acme();
      acme.registry().reserveId("other");
      acme.registry().add("other", "default", null, "Other");
      acme.registry().reserveSlug("other", "other-slug", "Other");
      return acme;
    }

    private static UpdateOrganization update(String fields) {
      return Json.mapper()
          .readValue(
              fields.contains("organizationId")
                  ? "{" + fields + "}"
                  : "{\"organizationId\":\"acme\"," + fields + "}",
              UpdateOrganization.class);
    }
  }

  @Nested
  class Deleting {

    @Test
    void isConfirmedByTheSlug() {
      acme()
          .when("alice", new DeleteOrganization("acme", "acme"))
          .thenEvents(new OrganizationDeleted("acme", "acme", "Acme"));
      acme()
          .given(new OrganizationSlugChanged("acme", "labs", "acme"))
          .given(new OrganizationRenamed("acme", "Labs", "Acme"))
          .when("alice", new DeleteOrganization("acme", "labs"))
          .thenEvents(new OrganizationDeleted("acme", "labs", "Labs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "acme "})
    void rejectsAnyOtherConfirmation(String confirmation) {
      acme()
          .when("alice", new DeleteOrganization("acme", confirmation))
          .thenRejected(ErrorCode.CONFIRMATION_MISMATCH);
    }

    @Test
    void rejectsItWhileChildrenLive() {
      var acme = acme();
      acme.registry().reserveId("child");
      acme.registry().add("child", "default", "acme", "Child");

      acme.when("alice", new DeleteOrganization("acme", "acme"))
          .thenRejected(ErrorCode.HAS_CHILD_ORGANIZATIONS);
      acme.when("alice", new DeleteOrganization("acme", "wrong"))
          .thenRejected(ErrorCode.CONFIRMATION_MISMATCH);
    }

    @Test
    void takesDeletedChildrenForGone() {
      var acme = acme();
      acme.registry().reserveId("child");
      acme.registry().add("child", "default", "acme", "Child");
      acme.registry().delete("default", "child", "Child", "child");

      acme.when("alice", new DeleteOrganization("acme", "acme"))
          .thenEvents(new OrganizationDeleted("acme", "acme", "Acme"));
    }

    @Test
    void isForOwnersAndOperators() {
      acme()
          .with("adam", "ADMIN")
          .when("adam", new DeleteOrganization("acme", "wrong"))
          .thenRejected(ErrorCode.FORBIDDEN);
      acme()
          .when(operator(), new DeleteOrganization("acme", "acme"))
          .thenEvents(new OrganizationDeleted("acme", "acme", "Acme"));
    }

    @Test
    void happensOnce() {
      acme()
          .given(new OrganizationDeleted("acme", "acme", "Acme"))
          .when("alice", new DeleteOrganization("acme", "acme"))
          .thenRejected(ErrorCode.ORGANIZATION_DELETED);
    }
  }

  @Nested
  class SwitchingTo {

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "MEMBER", "NONE"})
    void isForEveryMember(String role) {
      acme()
          .with("bob", role)
          .when("bob", new SwitchActiveOrganization("acme"))
          .thenEvents(new ActiveOrganizationSwitched("acme", "bob"));
    }

    @Test
    void isForMembersAlone() {
      acme()
          .when("bob", new SwitchActiveOrganization("acme"))
          .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
      Acme.publicAcme()
          .when("bob", new SwitchActiveOrganization("acme"))
          .thenRejected(ErrorCode.FORBIDDEN);
      acme()
          .when(operator(), new SwitchActiveOrganization("acme"))
          .thenRejected(ErrorCode.NOT_A_MEMBER);
    }
  }
}
