package io.orgtrail.query.deadletters;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.query.history.EventHistory;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.positions.Positions;
import io.orgtrail.query.positions.Tokens;
import io.orgtrail.query.projections.DeadLetter;
import io.orgtrail.query.projections.EventWriter;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Segments;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The events that cannot be applied to the read model that is answered from: of each organization
 * the first, since all later ones wait.
 */
@Component
class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private static final String SELECT =
      """
      SELECT q.*, (SELECT count(*) FROM eventstore.event AS e
        WHERE e.organization_id = q.organization_id AND e.position > q.position) AS waiting
      FROM dead_letter_queue AS q\s""";

  private static final String LOCK =
      "SELECT position FROM dead_letter_queue WHERE organization_id = ? FOR UPDATE";

  private static final String REMOVE = "DELETE FROM dead_letter_queue WHERE organization_id = ?";

  private static final String EVICT =
      """
      INSERT INTO read_control.evicted_event
        (event_id, position, organization_id, event_type, error, evicted_by)
      SELECT event_id, position, organization_id, event_type, error, ? FROM dead_letter_queue
      WHERE organization_id = ? AND position = ?
      ON CONFLICT DO NOTHING""";

  private static final RowMapper<Positioned<DeadLetterView>> MAPPER =
      (row, number) ->
          new Positioned<>(
              row.getLong("position"),
              new DeadLetterView(
                  row.getString("organization_id"),
                  row.getLong("position"),
                  row.getString("event_id"),
                  row.getString("event_type"),
                  row.getString("error"),
                  instant(row, "since"),
                  instant(row, "tried_at"),
                  row.getInt("tries"),
                  row.getLong("waiting")));

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final EventHistory events;
  private final EventWriter writer;
  private final Positions positions;

  DeadLetters(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      EventHistory events,
      List<Projection> projections,
      Positions positions) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.events = events;
    this.writer = new EventWriter(projections, jdbc);
    this.positions = positions;
  }

  /** In the order of their positions. */
  List<Positioned<DeadLetterView>> page(Paging paging) {
    return jdbc.query(
        SELECT + "WHERE q.position > ? ORDER BY q.position LIMIT ?",
        MAPPER,
        paging.afterOrStart(),
        paging.fetch());
  }

  /** Those that have one. */
  List<String> organizations() {
    return jdbc.queryForList(
        "SELECT organization_id FROM dead_letter_queue ORDER BY position", String.class);
  }

  /** The one that an organization stands still at. */
  Optional<DeadLetterView> of(String organizationId) {
    return jdbc.query(SELECT + "WHERE q.organization_id = ?", MAPPER, organizationId).stream()
        .findFirst()
        .map(Positioned::entry);
  }

  /** Applies the event and those that wait behind it, up to the next that cannot be applied. */
  RetryView retry(String organizationId) {
    transactions.executeWithoutResult(status -> apply(organizationId));
    positions.committed();
    return new RetryView(organizationId, of(organizationId).orElse(null));
  }

  /**
   * Goes on without the event; this holds for all generations to come, unless they can apply it.
   */
  RetryView evict(String organizationId, long position, String evictedBy) {
    transactions.executeWithoutResult(
        status -> {
          if (locked(organizationId) != position) {
            throw notFound(organizationId);
          }
          jdbc.update(EVICT, evictedBy, organizationId, position);
          apply(organizationId);
        });
    positions.committed();
    log.warn(
        "{} goes on without its event at position {}, says {}",
        organizationId,
        position,
        evictedBy);
    return new RetryView(organizationId, of(organizationId).orElse(null));
  }

  private void apply(String organizationId) {
    var position = locked(organizationId);
    // Whatever the segment comes to from now on waits for the lock.
    var upTo = tokens().positions().get(Segments.of(organizationId));
    var stopped = apply(organizationId, position - 1, upTo);
    if (stopped.isPresent()) {
      writer.park(stopped.get());
    } else {
      jdbc.update(REMOVE, organizationId);
    }
  }

  private Optional<DeadLetter> apply(String organizationId, long after, long upTo) {
    var some = events.after(organizationId, after, upTo);
    while (!some.isEmpty()) {
      var stopped = writer.writeOf(some);
      if (stopped.isPresent()) {
        return stopped;
      }
      some = events.after(organizationId, some.get(some.size() - 1).position(), upTo);
    }
    return Optional.empty();
  }

  private long locked(String organizationId) {
    return jdbc.queryForList(LOCK, Long.class, organizationId).stream()
        .findFirst()
        .orElseThrow(() -> notFound(organizationId));
  }

  private Tokens tokens() {
    return new Tokens(jdbc, jdbc.queryForObject("SELECT current_schema()", String.class));
  }

  private static RejectedException notFound(String organizationId) {
    return new RejectedException(
        ErrorCode.DEAD_LETTER_NOT_FOUND,
        "%s does not stand still at such an event.".formatted(organizationId));
  }
}
