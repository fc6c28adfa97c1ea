package io.orgtrail.command.chaining;

import io.orgtrail.api.eventstore.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The hash chains in the database, an organization's each. One instance at a time adds to them;
 * commands never wait for it.
 */
class EventChains {

  private static final int EVENTS_AT_ONCE = 1_000;

  private static final String LOOK =
      """
      SELECT progress.last AS position, event_position.last AS head
      FROM eventstore.chain_progress progress CROSS JOIN eventstore.event_position""";

  private static final String LOCK = LOOK + " FOR UPDATE OF progress SKIP LOCKED";

  private static final String NEXT =
      """
      SELECT %s FROM eventstore.event e
      WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?"""
          .formatted(StoredEvent.COLUMNS);

  private static final String HEADS =
      """
      SELECT organization_id, events, position, link FROM eventstore.chain_head
      WHERE organization_id = ANY (?::text[])""";

  /** A crash of the database may forget links; then they are made again, and are the same. */
  private static final String HASTY = "SET LOCAL synchronous_commit = off";

  private static final String LINKED =
      "SELECT position FROM eventstore.event_chain WHERE position > ? AND position <= ?";

  private static final String MOVE_HEADS =
      """
      INSERT INTO eventstore.chain_head (organization_id, events, position, link)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bytea[])
      ON CONFLICT (organization_id) DO UPDATE
      SET events = excluded.events, position = excluded.position, link = excluded.link""";

  private static final String MOVE = "UPDATE eventstore.chain_progress SET last = ?";

  private final JdbcClient jdbc;
  private final JdbcOperations copying;
  private final TransactionOperations transactions;
  private final Recent recent;

  EventChains(JdbcOperations jdbc, TransactionOperations transactions, Recent recent) {
    this.jdbc = JdbcClient.create(jdbc);
    this.copying = jdbc;
    this.transactions = transactions;
    this.recent = recent;
  }

  /** Events that others have read just now. */
  interface Recent {

    /** The next events after a position, as far as they are known; none when the first is not. */
    List<StoredEvent> after(long position, int limit);
  }

  /** How far they have come, whichever instance is at it. */
  ChainProgress progress() {
    return jdbc.sql(LOOK).query(ChainProgress.class).single();
  }

  /**
   * Links the next events.
   *
   * @return how far it came; empty when another instance is at it
   */
  Optional<ChainProgress> advance() {
    return transactions.execute(status -> lock().map(this::advance));
  }

  private Optional<ChainProgress> lock() {
    return jdbc.sql(LOCK).query(ChainProgress.class).optional();
  }

  /** An event that is missing is passed over: that it is, the verification tells. */
  private ChainProgress advance(ChainProgress from) {
    if (from.lag() == 0) {
      return from;
    }
    var next = next(from);
    jdbc.sql(HASTY).update();
    store(new NewLinks(next.events(), heads(next.events())), from.position(), next.end());
    jdbc.sql(MOVE).param(next.end()).update();
    return new ChainProgress(next.end(), from.head());
  }

  /**
   * What gets links in one step.
   *
   * @param end position up to which there is nothing else
   */
  private record Next(List<StoredEvent> events, long end) {}

  /** What stands beyond the newest position was not appended, and gets no link. */
  private Next next(ChainProgress from) {
    var known =
        recent.after(from.position(), EVENTS_AT_ONCE).stream()
            .filter(event -> event.position() <= from.head())
            .toList();
    if (!known.isEmpty()) {
      return new Next(known, known.get(known.size() - 1).position());
    }
    var events =
        jdbc.sql(NEXT)
            .params(from.position(), from.head(), EVENTS_AT_ONCE)
            .query((row, number) -> StoredEvent.read(row))
            .list();
    var isAll = events.size() < EVENTS_AT_ONCE;
    return new Next(events, isAll ? from.head() : events.get(events.size() - 1).position());
  }

  private Map<String, ChainHead> heads(List<StoredEvent> events) {
    var ids = events.stream().map(StoredEvent::organizationId).distinct().toArray(String[]::new);
    var heads = new HashMap<String, ChainHead>();
    jdbc.sql(HEADS)
        .param(ids)
        .query(
            row -> {
              heads.put(
                  row.getString("organization_id"),
                  new ChainHead(
                      row.getLong("events"), row.getLong("position"), row.getBytes("link")));
            });
    return heads;
  }

  /** A link that is there already was not made here: it stays, for the verification to find. */
  private void store(NewLinks added, long after, long upTo) {
    var linked = Set.copyOf(jdbc.sql(LINKED).params(after, upTo).query(Long.class).list());
    var rows = added.rows(linked);
    copying.execute(
        (ConnectionCallback<Long>)
            connection -> rows.into(connection, "eventstore.event_chain", NewLinks.COLUMNS));
    jdbc.sql(MOVE_HEADS)
        .params(added.headIds(), added.headEvents(), added.headPositions(), added.headLinks())
        .update();
  }
}
