package io.orgtrail.command.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.gateway.Scenario;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandContextTest {

  @Test
  void derivesTheSameIdFromTheSameCommand() {
    var later = Instant.parse("2030-01-01T00:00:00Z");
    var again = new CommandContext(Scenario.unverified("alice"), "c-1", later, 7L);

    assertThat(again.derivedId("invitation")).isEqualTo(id("alice", "c-1", "invitation"));
  }

  @Test
  void derivesOtherIdsFromAnotherCallerCommandOrPart() {
    assertThat(id("alice", "c-1", "a"))
        .isNotEqualTo(id("bob", "c-1", "a"))
        .isNotEqualTo(id("alice", "c-2", "a"))
        .isNotEqualTo(id("alice", "c-1", "b"));
    assertThat(id("alice", "c-1", "1a")).isNotEqualTo(id("alice", "c-11", "a"));
    assertThat(id("alicec", "-1", "a")).isNotEqualTo(id("alice", "c-1", "a"));
  }

  @Test
  void derivesUuidsOfVersionFive() {
    for (var i = 0; i < 100; i++) {
      var uuid = UUID.fromString(id("alice", "c-" + i, "a"));

      assertThat(uuid.version()).isEqualTo(5);
      assertThat(uuid.variant()).isEqualTo(2);
    }
  }

  /** A retry may come years later: what is derived must never change. */
  @Test
  void derivesTheSameIdForEver() {
    assertThat(id("alice", "c-1", "invitation")).isEqualTo("7040a20c-e4ca-52ce-aa91-6d8ef61efbb7");
  }

  private static String id(String user, String commandId, String part) {
    return new CommandContext(Scenario.user(user), commandId, Instant.EPOCH, null).derivedId(part);
  }
}
