package io.orgtrail.api.eventstore;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.database.RoundTrip.Values;
import io.orgtrail.api.eventstore.vault.Vault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Short streams that a unit of work has read all at once: one by one, each takes round trips of its
 * own for its events and for the keys of people in them.
 */
final class ReadAhead {

  /** Longer streams are read when they are asked for, from a snapshot on perhaps. */
  private static final int MAX_EVENTS = 50;

  /** So are those with longer events: all of a batch's are in memory at once. */
  private static final int MAX_BYTES = 2_000;

  private static final String KEY = ReadAhead.class.getName();

  /**
   * Whatever is known of the table when a plan is made: others would read all events, or all of a
   * stream, to find how it begins.
   */
  private static final List<String> ALONG_THE_INDEX =
      List.of("SET LOCAL enable_seqscan = off", "SET LOCAL enable_bitmapscan = off");

  private static final String BEGINNINGS =
      """
      SELECT e.*
      FROM unnest(?::text[]) AS asked (id)
      CROSS JOIN LATERAL (
        SELECT %s FROM eventstore.event e WHERE e.aggregate_id = asked.id
        ORDER BY e.sequence LIMIT %d) e"""
          .formatted(
              StoredEvent.columns(
                  "CASE WHEN octet_length(e.payload::text) <= %d THEN e.payload END AS payload"
                      .formatted(MAX_BYTES)),
              MAX_EVENTS + 1);

  private final Vault vault;
  private final Map<String, List<StoredEvent>> stored = new HashMap<>();

  /** Those that are whole, with their personal data opened; {@code null} until one is asked for. */
  private Map<String, List<StoredEvent>> whole;

  private ReadAhead(Vault vault) {
    this.vault = vault;
  }

  /** Begins to read streams for a unit of work; they are there when the trip has run. */
  static void begin(UnitOfWork<?> unitOfWork, Collection<String> ids, Vault vault, RoundTrip trip) {
    var ahead = new ReadAhead(vault);
    ids.forEach(id -> ahead.stored.put(id, new ArrayList<>()));
    ALONG_THE_INDEX.forEach(trip::with);
    trip.with(BEGINNINGS, row -> ahead.add(StoredEvent.read(row)), Values.texts(ids));
    unitOfWork.root().resources().put(KEY, ahead);
  }

  /** All stored events of a stream, in their order; empty when the unit at hand lacks some. */
  static Optional<List<StoredEvent>> ofStream(String id) {
    return CurrentUnitOfWork.map(unit -> (ReadAhead) unit.root().resources().get(KEY))
        .flatMap(ahead -> ahead.whole(id));
  }

  private void add(StoredEvent event) {
    stored.get(event.aggregateId()).add(event);
  }

  private Optional<List<StoredEvent>> whole(String id) {
    if (whole == null) {
      whole = opened();
    }
    return Optional.ofNullable(whole.get(id));
  }

  private Map<String, List<StoredEvent>> opened() {
    stored.values().removeIf(events -> !isWhole(events));
    var events = stored.values().stream().flatMap(List::stream).toList();
    var byStream =
        StoredEvent.open(events, vault).stream()
            .collect(Collectors.groupingBy(StoredEvent::aggregateId));
    stored.keySet().forEach(id -> byStream.putIfAbsent(id, List.of()));
    return byStream;
  }

  private static boolean isWhole(List<StoredEvent> events) {
    return events.isEmpty()
        || events.size() <= MAX_EVENTS
            && events.get(0).sequence() == 0
            && events.stream().allMatch(event -> event.payload() != null);
  }
}
