package io.orgtrail.query.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static final Path SAMPLES = Path.of("../shared-api/src/test/resources/events");

  /** What ends something is read, but leads to no role. */
  private static final Set<String> NEVER_IN_A_CHAIN =
      Set.of(
          "RoleDeleted",
          "JoinRequestRejected",
          "JoinRequestWithdrawn",
          "InvitationCanceled",
          "InvitationDeclined",
          "InvitationExpired",
          "UserRemoved",
          "MemberLeft");

  @Test
  void tellsEveryEventThatCanBeInAChain() {
    assertThat(told("OrganizationCreated"))
        .isEqualTo("Alice (alice) created the organization Acme Labs.");
    assertThat(told("RoleDefined"))
        .isEqualTo(
            "Alice (alice) redefined the role AUDITOR with organization:read, members:read,"
                + " audit:read.");
    assertThat(told("RoleDefined.1.minimal"))
        .isEqualTo("Alice (alice) defined the role GUEST with no permission.");
    assertThat(told("JoinRequested")).isEqualTo("Bob Builder (bob) asked to join.");
    assertThat(told("JoinRequestApproved"))
        .isEqualTo("Alice (alice) approved the request of Bob Builder (bob) to join as MEMBER.");
    assertThat(told("MemberInvited"))
        .isEqualTo("Alice (alice) invited Bob@Bücher.example as NONE.");
    assertThat(told("InvitationResent"))
        .isEqualTo("Alice (alice) sent the invitation of Bob@Example.com as MEMBER again.");
    assertThat(told("InvitationAccepted")).isEqualTo("Bob Builder (bob) accepted the invitation.");
    assertThat(told("OrganizationImported", "olga", true))
        .isEqualTo(
            "The operator olga brought it in from Keycloak 26, realm acme, where it had been since"
                + " 2019-05-04T10:00:00Z.");
    assertThat(told("MemberAdded.1.minimal"))
        .isEqualTo("Alice (alice) added Bob Builder (bob) as MEMBER.");
    assertThat(told("MemberAdded.1.minimal", "bob", false))
        .isEqualTo("Bob Builder (bob) became a member as MEMBER.");
    assertThat(told("MemberAdded", "olga", true))
        .isEqualTo(
            "The operator olga brought in Bob Builder (bob) as NONE, who had been a member since"
                + " 2019-05-04T10:00:00Z.");
    assertThat(told("MemberRoleChanged"))
        .isEqualTo("Alice (alice) changed the role of Bob Builder (bob) from MEMBER to ANNOTATOR.");
    assertThat(told("OwnershipTransferred"))
        .isEqualTo("Alice (alice) transferred the ownership to Bob Builder (bob).");
    assertThat(told("OwnershipTransferred", "olga", true))
        .isEqualTo(
            "The operator olga transferred the ownership from Alice (alice) to Bob Builder (bob).");
    assertThat(told("OwnershipTransferred.1.minimal", "olga", true))
        .isEqualTo("The operator olga made Bob Builder (bob) an owner.");
    assertThat(told("RoleDefined", "carol", true)).startsWith("The operator Carol (carol) ");
    assertThat(told("MemberRoleChanged", null, false)).startsWith("The service changed the role");
  }

  @Test
  void hasASentenceForEachTypeThatIsRead_butForThoseThatEndSomething() {
    for (var type : Reasons.TYPES) {
      if (!NEVER_IN_A_CHAIN.contains(type) && Files.exists(file(type))) {
        assertThat(told(type)).endsWith(".").doesNotContain("null");
      }
    }
    assertThat(Reasons.TYPES).containsAll(NEVER_IN_A_CHAIN);
  }

  private static String told(String sample) {
    return told(sample, "alice", false);
  }

  private static String told(String sample, String actor, boolean operator) {
    var asked = event(sample, actor, operator);
    var others = List.of(event("MemberAdded", "x", false), event("MemberInvited", "alice", false));
    return new Sentences(others, Map.of("carol", "Carol")).of(asked);
  }

  private static ToldEvent event(String sample, String actor, boolean operator) {
    var metaData =
        "{\"actor\":%s,\"operator\":%s}"
            .formatted(actor == null ? null : '"' + actor + '"', operator);
    var type = Arrays.stream(sample.split("\\.")).findFirst().orElseThrow();
    return ToldEvent.of(
        new StoredEvent(
            1,
            Instant.EPOCH,
            "e",
            "Organization",
            "acme",
            0,
            type,
            "1",
            "acme",
            1,
            read(sample),
            read(sample),
            metaData));
  }

  private static Path file(String sample) {
    return SAMPLES.resolve(sample + (sample.contains(".") ? ".json" : ".1.json"));
  }

  private static String read(String sample) {
    try {
      return Files.readString(file(sample)).lines().collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
