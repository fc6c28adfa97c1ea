package io.orgtrail.verifier;

import io.orgtrail.api.eventstore.Checkpoint;
import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An audit trail in the making, with its export and its checkpoints. */
final class Trail {

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00.123Z");

  private final List<String> entries = new ArrayList<>();
  private final List<String> checkpoints = new ArrayList<>();
  private final Map<String, byte[]> links = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private long position;

  /** Somebody gets a role in an organization, which stands in its own stream. */
  Trail changed(String organizationId, String userId) {
    return add(organizationId, userId, true);
  }

  /** The same, just before it gets its link. */
  Trail changedWithoutLink(String organizationId, String userId) {
    return add(organizationId, userId, false);
  }

  private Trail add(String organizationId, String userId, boolean linked) {
    position++;
    var version = counts.merge(organizationId, 1L, Long::sum);
    var event = event(organizationId, userId, version);
    var link = EventChain.link(links.getOrDefault(organizationId, EventChain.start()), event);
    links.put(organizationId, link);
    entries.add(entry(event, userId, linked ? hex(link) : null));
    return this;
  }

  private StoredEvent event(String organizationId, String userId, long version) {
    var payload =
        """
        {"organizationId":"%s","userId":"%s","role": "Zoë \\u00e9","previousRole":"\\"}{\\" 𝄞"}"""
            .formatted(organizationId, userId);
    return new StoredEvent(
        position,
        BEGINNING.plusMillis(position),
        new UUID(1, position).toString(),
        "Organization",
        organizationId,
        version - 1,
        "MemberRoleChanged",
        "1",
        organizationId,
        version,
        payload,
        payload,
        "{\"actor\":\"alice\",\"operator\":true,\"commandId\":\"c-%d\",\"traceparent\":\"00-4bf9-00f0-01\"}"
            .formatted(position));
  }

  private static String entry(StoredEvent event, String userId, String link) {
    return """
        {"position":%d,"eventId":"%s","type":"%s","time":"%s","organizationId":"%s","version":%d,\
        "actor":{"id":"alice","operator":true},"target":{"type":"member","id":"%s"},\
        "commandId":"c-%d","traceId":"4bf9",\
        "changes":[{"field":"role","from":"\\"}{\\" 𝄞","to":"Zoë é"}],"data":%s,"stored":{"aggregateType":"%s",\
        "aggregateId":"%s","sequence":%d,"revision":"%s","metadata":%s},"link":%s}"""
        .formatted(
            event.position(),
            event.eventId(),
            event.type(),
            event.time(),
            event.organizationId(),
            event.version(),
            userId,
            event.position(),
            event.payload(),
            event.aggregateType(),
            event.aggregateId(),
            event.sequence(),
            event.revision(),
            event.metaData(),
            link == null ? null : '"' + link + '"');
  }

  /** A checkpoint of where an organization's chain is now. */
  Trail checkpoint(String organizationId) {
    return checkpoint(
        organizationId, counts.get(organizationId), position, hex(links.get(organizationId)));
  }

  Trail checkpoint(String organizationId, long events, long at, String head) {
    var checkpoint = new Checkpoint(organizationId, events, at, head, BEGINNING);
    checkpoints.add(Json.mapper().writeValueAsString(checkpoint));
    return this;
  }

  private static String hex(byte[] link) {
    return HexFormat.of().formatHex(link);
  }

  /** The lines of the export, oldest first; a test may do to them what it likes. */
  List<String> entries() {
    return entries;
  }

  List<String> checkpoints() {
    return checkpoints;
  }
}
