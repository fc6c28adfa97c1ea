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

  /** A plan that was made while there were few events would read all of them for each stream. */
  private static final String BY_KEY = "SET LOCAL enable_seqscan = off";

  private static final String BEGINNINGS =
      """
      SELECT %s
      FROM unnest(?::text[]) AS asked (id)
      CROSS JOIN LATERAL (
        SELECT position, time, event_id, aggregate_type, aggregate_id, sequence, type, revision,
          organization_id, version, metadata,
          CASE WHEN octet_length(payload::text) <= %d THEN payload END AS payload
        FROM eventstore.event WHERE aggregate_id = asked.id
        ORDER BY sequence LIMIT %d) e"""
          .formatted(StoredEvent.COLUMNS, MAX_BYTES, MAX_EVENTS + 1);

  private final Vault vault;
  private final Map<String, List<StoredEvent>> streams = new HashMap<>();
  private boolean opened;

  private ReadAhead(Vault vault) {
    this.vault = vault;
  }

  /** Begins to read streams for a unit of work; they are there when the trip has run. */
  static void begin(UnitOfWork<?> unitOfWork, Collection<String> ids, Vault vault, RoundTrip trip) {
    var ahead = new ReadAhead(vault);
    ids.forEach(id -> ahead.streams.put(id, new ArrayList<>()));
    trip.with(BY_KEY);
    trip.with(BEGINNINGS, row -> ahead.add(StoredEvent.read(row)), Values.texts(ids));
    unitOfWork.root().resources().put(KEY, ahead);
  }

  /** All stored events of a stream, in their order; empty when the unit at hand lacks some. */
  static Optional<List<StoredEvent>> ofStream(String id) {
    return CurrentUnitOfWork.map(unit -> (ReadAhead) unit.root().resources().get(KEY))
        .flatMap(ahead -> ahead.whole(id));
  }

  private void add(StoredEvent event) {
    streams.get(event.aggregateId()).add(event);
  }

  private Optional<List<StoredEvent>> whole(String id) {
    open();
    return Optional.ofNullable(streams.get(id));
  }

  /** Leaves those that are whole, with their personal data opened. */
  private void open() {
    if (!opened) {
      opened = true;
      streams.values().removeIf(events -> !isWhole(events));
      var events = streams.values().stream().flatMap(List::stream).toList();
      var clear =
          StoredEvent.open(events, vault).stream()
              .collect(Collectors.groupingBy(StoredEvent::aggregateId));
      streams.replaceAll((id, stored) -> clear.getOrDefault(id, List.of()));
    }
  }

  private static boolean isWhole(List<StoredEvent> events) {
    return events.isEmpty()
        || events.size() <= MAX_EVENTS
            && events.get(0).sequence() == 0
            && events.stream().allMatch(event -> event.payload() != null);
  }
}
