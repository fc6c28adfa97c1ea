package io.orgtrail.command.chaining;

import io.orgtrail.api.eventstore.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What stands beyond the newest position was not appended, and gets no link. */
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

  /** A link that is there already was not made here: it stays, for the verification to find. */
  private static final String ADD_LINKS =
      """
      INSERT INTO eventstore.event_chain (position, organization_id, link)
      SELECT * FROM unnest(?::bigint[], ?::text[], ?::bytea[])
      ON CONFLICT (position) DO NOTHING""";

  private static final String MOVE_HEADS =
      """
      INSERT INTO eventstore.chain_head (organization_id, events, position, link)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bytea[])
      ON CONFLICT (organization_id) DO UPDATE
      SET events = excluded.events, position = excluded.position, link = excluded.link""";

  private static final String MOVE = "UPDATE eventstore.chain_progress SET last = ?";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  EventChains(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
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
    var events = next(from);
    var end =
        events.size() < EVENTS_AT_ONCE ? from.head() : events.get(events.size() - 1).position();
    jdbc.sql(HASTY).update();
    store(new NewLinks(events, heads(events)));
    jdbc.sql(MOVE).param(end).update();
    return new ChainProgress(end, from.head());
  }

  private List<StoredEvent> next(ChainProgress from) {
    return jdbc.sql(NEXT)
        .params(from.position(), from.head(), EVENTS_AT_ONCE)
        .query((row, number) -> StoredEvent.read(row))
        .list();
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

  private void store(NewLinks added) {
    jdbc.sql(ADD_LINKS).params(added.positions(), added.organizationIds(), added.links()).update();
    jdbc.sql(MOVE_HEADS)
        .params(added.headIds(), added.headEvents(), added.headPositions(), added.headLinks())
        .update();
  }
}
