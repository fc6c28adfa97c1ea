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
      SELECT %s, c.link FROM eventstore.event e
      LEFT JOIN eventstore.event_chain c
        ON c.position = e.position AND c.organization_id = e.organization_id
      WHERE e.organization_id = ?
        AND (e.position <= (SELECT last FROM eventstore.chain_progress)
          OR e.position > (SELECT last FROM eventstore.event_position))
      ORDER BY e.position"""
          .formatted(StoredEvent.COLUMNS);

  private static final String HEAD =
      "SELECT events, position, link FROM eventstore.chain_head WHERE organization_id = ?";

  private static final String HAS_EVENTS =
      "SELECT EXISTS (SELECT FROM eventstore.event WHERE organization_id = ?)";

  /**
   * Positions have no gaps; where there is a link of the organization, there was an event of it.
   */
  private static final String GONE =
      """
      SELECT position FROM generate_series(?::bigint, ?::bigint) AS position
      LEFT JOIN eventstore.event e USING (position)
      LEFT JOIN eventstore.event_chain c USING (position)
      WHERE CASE WHEN c.position IS NULL THEN e.position IS NULL
        ELSE c.organization_id = ? AND e.organization_id IS DISTINCT FROM c.organization_id END
      ORDER BY position LIMIT 1""";

  private final JdbcClient jdbc;

  StoredChains(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Events of an organization in order; to be read in a transaction, and closed. */
  Stream<LinkedEvent> events(String organizationId) {
    return jdbc
        .sql(EVENTS)
        .withFetchSize(FETCH)
        .param(organizationId)
        .query((row, number) -> new LinkedEvent(StoredEvent.read(row), row.getBytes("link")))
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

  /**
   * The first position in a range, both including, at which the event of an organization is gone,
   * or any event with its link, or is another organization's now.
   */
  Optional<Long> gone(String organizationId, long from, long to) {
    return jdbc.sql(GONE).params(from, to, organizationId).query(Long.class).optional();
  }
}
