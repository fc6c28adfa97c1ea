package io.orgtrail.query.history;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads events where they are kept, some at a time: however many there are, few are in memory. */
@Component
public class EventHistory {

  /** In the texts of queries: for a limit that it does not know the database plans wrongly. */
  private static final int FETCH = 1_000;

  private static final String OF_ORGANIZATION =
      """
      SELECT %s FROM eventstore.event e
      WHERE e.organization_id = :id AND e.position > :after AND e.position <= :upTo
      ORDER BY e.position LIMIT %d"""
          .formatted(StoredEvent.COLUMNS, FETCH);

  private static final String OF_TYPES =
      """
      SELECT %s FROM eventstore.event e
      WHERE e.organization_id = :id AND e.position > :after AND e.position <= :upTo
        AND e.type IN (:types)
      ORDER BY e.position LIMIT %d"""
          .formatted(StoredEvent.COLUMNS, FETCH);

  private static final String AT_POSITIONS =
      "SELECT %s FROM eventstore.event e WHERE e.position IN (:positions) ORDER BY e.position"
          .formatted(StoredEvent.COLUMNS);

  private static final String HEAD = "SELECT last FROM eventstore.event_position";

  private static final String TIME_OF =
      "SELECT time FROM eventstore.event WHERE position <= :position ORDER BY position DESC LIMIT 1";

  private static final String LAST_OF =
      """
      SELECT coalesce(max(position), 0) FROM eventstore.event
      WHERE organization_id = :id AND position <= :upTo""";

  /** Times never go back, so that halving finds the last event until then. */
  private static final String AT =
      """
      WITH RECURSIVE search (low, high) AS (
        SELECT 0::bigint, last FROM eventstore.event_position
        UNION ALL
        SELECT CASE WHEN e.time <= :time THEN e.position ELSE s.low END,
          CASE WHEN e.time <= :time THEN greatest(s.high, e.position) ELSE s.middle - 1 END
        FROM (SELECT low, high, (low + high + 1) / 2 AS middle FROM search WHERE low < high) s
        LEFT JOIN LATERAL (
          SELECT position, time FROM eventstore.event
          WHERE position >= s.middle ORDER BY position LIMIT 1) e ON true)
      SELECT low FROM search WHERE low >= high""";

  private final JdbcClient jdbc;
  private final Vault vault;

  EventHistory(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** Hands over the events of an organization in order, up to a position including. */
  public void of(String organizationId, long upTo, Consumer<StoredEvent> events) {
    readInSteps(after -> after(organizationId, after, upTo), events);
  }

  /** Hands over the events of some types in order, up to a position including. */
  public void of(
      String organizationId, Set<String> types, long upTo, Consumer<StoredEvent> events) {
    readInSteps(after -> after(organizationId, types, after, upTo), events);
  }

  private static void readInSteps(
      LongFunction<List<StoredEvent>> step, Consumer<StoredEvent> events) {
    var after = 0L;
    List<StoredEvent> some;
    do {
      some = step.apply(after);
      for (var event : some) {
        events.accept(event);
        after = event.position();
      }
    } while (some.size() == FETCH);
  }

  /** The next events of an organization after a position, up to another including. */
  public List<StoredEvent> after(String organizationId, long after, long upTo) {
    return read(
        jdbc.sql(OF_ORGANIZATION)
            .param("id", organizationId)
            .param("after", after)
            .param("upTo", upTo));
  }

  private List<StoredEvent> after(String organizationId, Set<String> types, long after, long upTo) {
    return read(
        jdbc.sql(OF_TYPES)
            .param("id", organizationId)
            .param("types", types)
            .param("after", after)
            .param("upTo", upTo));
  }

  private List<StoredEvent> read(StatementSpec query) {
    return StoredEvent.open(query.query((row, number) -> StoredEvent.read(row)).list(), vault);
  }

  /** The events at these positions, in their order. */
  public List<StoredEvent> at(List<Long> positions) {
    var events = new ArrayList<StoredEvent>();
    for (var start = 0; start < positions.size(); start += FETCH) {
      var some = positions.subList(start, Math.min(start + FETCH, positions.size()));
      events.addAll(read(jdbc.sql(AT_POSITIONS).param("positions", some)));
    }
    return events;
  }

  /** The newest position. */
  public long head() {
    return jdbc.sql(HEAD).query(Long.class).single();
  }

  /** When the event of a position was appended; long ago for 0. */
  public Instant timeOf(long position) {
    return jdbc.sql(TIME_OF)
        .param("position", position)
        .query((row, number) -> row.getTimestamp("time").toInstant())
        .optional()
        .orElse(Instant.EPOCH);
  }

  /** The position of an organization's last event, up to a position including; 0 for none. */
  public long lastOf(String organizationId, long upTo) {
    return jdbc.sql(LAST_OF)
        .param("id", organizationId)
        .param("upTo", upTo)
        .query(Long.class)
        .single();
  }

  /** The position of the last event that was appended by then, 0 when there was none. */
  public long positionAt(Instant time) {
    return jdbc.sql(AT).param("time", Timestamp.from(time)).query(Long.class).single();
  }
}
