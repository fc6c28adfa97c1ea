package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.StoredEvent;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the hash chains where the command service keeps them, few rows in memory at a time. */
@Component
class StoredChains {

  private static final int FETCH = 1_000;

  /** All but those that wait for their link; what stands beyond the newest was put there. */
  private static final String EVENTS =
      """
      SELECT %s FROM eventstore.event e
      WHERE e.organization_id = ?
        AND (e.position <= (SELECT last FROM eventstore.chain_progress)
          OR e.position > (SELECT last FROM eventstore.event_position))
      ORDER BY e.position"""
          .formatted(StoredEvent.COLUMNS);

  private static final String LINKS =
      """
      SELECT position, link FROM eventstore.event_chain
      WHERE organization_id = ? ORDER BY position""";

  private static final String HEAD =
      "SELECT events, position, link FROM eventstore.chain_head WHERE organization_id = ?";

  private static final String HAS_EVENTS =
      "SELECT EXISTS (SELECT FROM eventstore.event WHERE organization_id = ?)";

  /** Positions have no gaps. */
  private static final String GAP =
      """
      SELECT position FROM generate_series(?::bigint, ?::bigint) AS position
      WHERE NOT EXISTS (SELECT FROM eventstore.event e WHERE e.position = position.position)
        AND NOT EXISTS (SELECT FROM eventstore.event_chain c WHERE c.position = position.position)
      ORDER BY position LIMIT 1""";

  private final JdbcClient jdbc;

  StoredChains(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Events of an organization in order; to be read in a transaction, and closed. */
  Stream<StoredEvent> events(String organizationId) {
    return jdbc
        .sql(EVENTS)
        .withFetchSize(FETCH)
        .param(organizationId)
        .query((row, number) -> StoredEvent.read(row))
        .stream();
  }

  /** Links of an organization in order; to be read in a transaction, and closed. */
  Stream<ChainLink> links(String organizationId) {
    return jdbc
        .sql(LINKS)
        .withFetchSize(FETCH)
        .param(organizationId)
        .query((row, number) -> new ChainLink(row.getLong("position"), row.getBytes("link")))
        .stream();
  }

  /** Where the chain of an organization was left. */
  Optional<ChainEnd> head(String organizationId) {
    return jdbc.sql(HEAD)
        .param(organizationId)
        .query(
            (row, number) ->
                new ChainEnd(row.getLong("events"), row.getLong("position"), row.getBytes("link")))
        .optional();
  }

  /** Whether there is any event of an organization, with a link or without. */
  boolean hasEvents(String organizationId) {
    return jdbc.sql(HAS_EVENTS).param(organizationId).query(Boolean.class).single();
  }

  /** The first position in a range, both including, at which nothing is left of any event. */
  Optional<Long> gap(long from, long to) {
    return jdbc.sql(GAP).params(from, to).query(Long.class).optional();
  }
}
