package io.orgtrail.verifier;

import io.orgtrail.api.eventstore.Checkpoint;
import io.orgtrail.api.messages.Json;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/** Checkpoints by organization, as far as they matter. */
final class Checkpoints {

  private final SortedMap<String, Claims> claims = new TreeMap<>();

  /** Reads a file with the values of the topic, if there is one. */
  static Checkpoints read(Options options) throws UnreadableException {
    var checkpoints = new Checkpoints();
    if (options.checkpoints() != null) {
      try (var lines = Lines.of(options.checkpoints())) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          checkpoints.add(checkpoint(line, lines), options);
        }
      }
    }
    return checkpoints;
  }

  private static Checkpoint checkpoint(String line, Lines lines) throws UnreadableException {
    try {
      var checkpoint = Json.mapper().readValue(line, Checkpoint.class);
      if (checkpoint.organizationId() != null
          && checkpoint.head() != null
          && checkpoint.position() > 0) {
        return checkpoint;
      }
    } catch (JacksonException e) {
      throw lines.unreadable("is no checkpoint: " + e.getOriginalMessage());
    }
    throw lines.unreadable("is no checkpoint");
  }

  private void add(Checkpoint checkpoint, Options options) {
    if (options.wants(checkpoint.organizationId())) {
      claims.computeIfAbsent(checkpoint.organizationId(), id -> new Claims()).add(checkpoint);
    }
  }

  /** Takes what they say of an organization; nothing of one they do not know. */
  Claims take(String organizationId) {
    var taken = claims.remove(organizationId);
    return taken == null ? new Claims() : taken;
  }

  /** What nobody has taken. */
  SortedMap<String, Claims> rest() {
    return claims;
  }
}
