package io.orgtrail.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event tells what it changed from what to what, as its golden samples show. */
class ChangesTest {

  private static final Path SAMPLES = Path.of("src/test/resources/events");

  /** Events that begin or end something as a whole, or change nothing that anybody sees. */
  private static final Set<String> WITHOUT =
      Set.of(
          "ActiveOrganizationSwitched",
          "IntegrationAdded",
          "IntegrationRemoved",
          "JoinRequestApproved",
          "JoinRequestRejected",
          "JoinRequestWithdrawn",
          "JoinRequested",
          "MemberAdded",
          "MemberInvited",
          "OrganizationCreated",
          "OrganizationDeleted",
          "OrganizationImported",
          "PersonForgotten",
          "ProjectCreated",
          "ProjectDeleted",
          "ResourceTagCreated",
          "ResourceTagDeleted",
          "RoleDeleted",
          "SeatReleased",
          "SeatReserved",
          "TeamCreated",
          "TeamDeleted",
          "TeamMemberAdded",
          "WebhookDeleted",
          "WebhookRedeliveryRequested",
          "WebhookRegistered");

  private static final Map<String, List<String>> OF_SAMPLES =
      Map.ofEntries(
          Map.entry("CacheApplied.1", List.of("podType: \"SMALL\" > \"HIGH\"")),
          Map.entry("CacheApplied.1.minimal", List.of("podType: null > \"MEDIUM\"")),
          Map.entry("CacheDestroyed.1", List.of("podType: \"HIGH\" > null")),
          Map.entry("DefaultIntegrationSet.1", List.of("integrationId: \"int-1\" > \"int-2\"")),
          Map.entry("DefaultIntegrationSet.1.minimal", List.of("integrationId: null > \"int-1\"")),
          Map.entry("IntegrationAvailabilitySet.1", List.of("available: true > false")),
          Map.entry("InvitationAccepted.1", List.of("status: \"PENDING\" > \"ACCEPTED\"")),
          Map.entry("InvitationCanceled.1", List.of("status: \"PENDING\" > \"CANCELED\"")),
          Map.entry("InvitationDeclined.1", List.of("status: \"PENDING\" > \"DECLINED\"")),
          Map.entry("InvitationExpired.1", List.of("status: \"PENDING\" > \"EXPIRED\"")),
          Map.entry(
              "InvitationResent.1",
              List.of(
                  "expiresAt: \"2026-01-04T11:00:00Z\" > \"2026-01-08T09:30:15.123456Z\"",
                  "issue: 1 > 2")),
          Map.entry("InvitationResent.1.earlier", List.of("issue: 2 > 3")),
          Map.entry(
              "InvitationResent.1.minimal",
              List.of("expiresAt: null > \"2026-01-08T09:30:15Z\"", "issue: 2 > 3")),
          Map.entry("MemberLeft.1", List.of("role: \"NONE\" > null")),
          Map.entry("MemberLeft.1.earlier", List.of("role: \"MEMBER\" > null")),
          Map.entry("MemberLeft.1.minimal", List.of("role: \"MEMBER\" > null")),
          Map.entry("MemberReinstated.1", List.of("role: \"OWNER\" > \"MEMBER\"")),
          Map.entry("MemberReinstated.1.minimal", List.of()),
          Map.entry("MemberRoleChanged.1", List.of("role: \"MEMBER\" > \"ANNOTATOR\"")),
          Map.entry("MemberRoleChanged.1.earlier", List.of("role: \"MEMBER\" > \"ADMIN\"")),
          Map.entry("MemberRoleChanged.1.minimal", List.of("role: \"MEMBER\" > \"ADMIN\"")),
          Map.entry(
              "OrganizationProfileChanged.1",
              List.of(
                  "description: \"Labels pictures\" > \"Labels pictures for everyone\"",
                  "visibility: \"PRIVATE\" > \"PUBLIC\"")),
          Map.entry(
              "OrganizationProfileChanged.1.minimal",
              List.of("visibility: \"PRIVATE\" > \"PUBLIC\"")),
          Map.entry("OrganizationRenamed.1", List.of("name: \"Acme\" > \"Acme Labs\"")),
          Map.entry(
              "OrganizationRestored.1",
              List.of("slug: \"acme-labs\" > \"acme-two\"", "name: \"Acme Labs\" > \"Acme Two\"")),
          Map.entry("OrganizationSlugChanged.1", List.of("slug: \"acme\" > \"acme-labs\"")),
          Map.entry(
              "OwnershipTransferred.1",
              List.of("ownerUserId: \"alice\" > \"bob\"", "role: \"MEMBER\" > \"OWNER\"")),
          Map.entry(
              "OwnershipTransferred.1.minimal",
              List.of("ownerUserId: null > \"bob\"", "role: \"ADMIN\" > \"OWNER\"")),
          Map.entry("PayerAssigned.1", List.of("payerOrganizationId: \"acme\" > \"acme-holding\"")),
          Map.entry("PayerAssigned.1.minimal", List.of("payerOrganizationId: null > \"acme\"")),
          Map.entry("PlanChanged.1", List.of("plan: \"FREEMIUM\" > \"PREMIUM\"")),
          Map.entry("ProjectRenamed.1", List.of("name: \"Cats\" > \"Cats & Kittens\"")),
          Map.entry("ProjectRoleGranted.1", List.of("role: \"WORKER\" > \"OWNER\"")),
          Map.entry("ProjectRoleGranted.1.minimal", List.of("role: null > \"WORKER\"")),
          Map.entry("ProjectRoleRevoked.1", List.of("role: \"WORKER\" > null")),
          Map.entry("ProjectUsageReported.1", List.of("tasks: 4000000000 > 5000000000")),
          Map.entry("ProjectUsageReported.1.earlier", List.of()),
          Map.entry(
              "ProjectUsageReported.1.minimal",
              List.of("datasets: null > 12", "tasks: null > 5000000000")),
          Map.entry(
              "ResourceTagUpdated.1",
              List.of("text: \"Priorität 1\" > \"urgent\"", "color: \"1A2b3C\" > \"ff0000\"")),
          Map.entry(
              "RoleDefined.1",
              List.of(
                  "permissions: [\"organization:read\"]"
                      + " > [\"organization:read\",\"members:read\",\"audit:read\"]")),
          Map.entry("RoleDefined.1.minimal", List.of("permissions: null > []")),
          Map.entry("SeatLimitSet.1", List.of("limit: 10 > 25")),
          Map.entry("SeatLimitSet.1.minimal", List.of()),
          Map.entry("TeamMemberRemoved.1", List.of("role: \"LEAD\" > null")),
          Map.entry("TeamMemberRoleChanged.1", List.of("role: \"MEMBER\" > \"LEAD\"")),
          Map.entry(
              "TeamUpdated.1",
              List.of(
                  "name: \"Late Shift\" > \"Night Shift\"",
                  "slug: \"late-shift\" > \"night-shift\"",
                  "description: \"Labels late\" > \"Labels while others sleep\"",
                  "color: \"#000000\" > \"#1A2b3C\"")),
          Map.entry("TeamUpdated.1.minimal", List.of("slug: \"night-shift\" > \"night-shift-2\"")),
          Map.entry("UserRemoved.1", List.of("role: \"NONE\" > null")),
          Map.entry("UserRemoved.1.earlier", List.of("role: \"MEMBER\" > null")),
          Map.entry("UserRemoved.1.minimal", List.of("role: \"MEMBER\" > null")),
          Map.entry("WebhookFailing.1", List.of("failing: false > true")),
          Map.entry("WebhookSecretRotated.1", List.of("rotation: 1 > 2")),
          Map.entry(
              "WebhookUpdated.1",
              List.of(
                  "url: \"https://hooks.acme.example\""
                      + " > \"https://hooks.acme.example/orgtrail?v=2\"",
                  "eventTypes: [\"MemberAdded\"] > [\"MemberAdded\",\"UserRemoved\"]",
                  "enabled: false > true",
                  "failing: true > false")),
          Map.entry("WebhookUpdated.1.minimal", List.of("enabled: true > false")));

  static List<String> samples() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tellsWhatASampleChanged(String sample) {
    var type = sample.split("\\.")[0];
    var changes = Changes.of(type, Json.mapper().readTree(SAMPLES.resolve(sample + ".json")));
    if (WITHOUT.contains(type)) {
      assertThat(changes).isEmpty();
      return;
    }
    assertThat(changes.stream().map(ChangesTest::told))
        .containsExactlyElementsOf(OF_SAMPLES.get(sample));
  }

  @Test
  void knowsOfEveryEventWhetherItChangesSomething() {
    var known =
        Stream.concat(
            WITHOUT.stream(), OF_SAMPLES.keySet().stream().map(name -> name.split("\\.")[0]));
    assertThat(known.distinct())
        .containsExactlyInAnyOrderElementsOf(MessageCatalogue.events().keySet());
  }

  @Test
  void readsWhateverIsStored() {
    assertThat(Changes.of("Unknown", Json.mapper().readTree("[1]"))).isEmpty();
    assertThat(Changes.of("Unknown", Json.mapper().readTree("{\"previous\":1,\"x\":{}}")))
        .isEmpty();
    var later = Json.mapper().readTree("{\"previousSize\":1,\"size\":2}");
    assertThat(Changes.of("Unknown", later).stream().map(ChangesTest::told))
        .containsExactly("size: 1 > 2");
  }

  private static String told(Change change) {
    return "%s: %s > %s".formatted(change.field(), change.from(), change.to());
  }
}
