package io.orgtrail.query.audit;

import io.orgtrail.api.messages.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How entries look as server-sent events. */
final class EventStreamText {

  /** How soon to come back after the connection has ended. */
  static final byte[] RETRY = utf8("retry: 1000\n\n");

  /** Says nothing, but that the connection is there. */
  static final byte[] HEARTBEAT = utf8(":\n\n");

  private EventStreamText() {}

  static byte[] of(List<Found> found) {
    var text = new StringBuilder();
    for (var one : found) {
      var entry = one.entry();
      text.append("id: ").append(entry.position());
      text.append("\nevent: ").append(entry.type());
      text.append("\ndata: ").append(Json.mapper().writeValueAsString(entry.onOneLine()));
      text.append("\n\n");
    }
    return utf8(text.toString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
