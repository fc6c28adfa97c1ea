package io.orgtrail.command.snapshots;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Snapshots in a table beside the events. Each names its last event, so that one of another history
 * than that in the store, after a restore of tables, is none.
 */
public final class JdbcSnapshotStore implements SnapshotStore {

  private static final String FIND =
      """
      SELECT s.sequence, s.state
      FROM command.organization_snapshot s
      JOIN eventstore.event e ON e.aggregate_id = s.organization_id AND e.sequence = s.sequence
        AND e.event_id = s.event_id
      WHERE s.organization_id = ? AND s.revision = ?""";

  private static final String KEEP =
      """
      INSERT INTO command.organization_snapshot
        (organization_id, sequence, event_id, revision, state)
      SELECT aggregate_id, sequence, event_id, ?, ? FROM eventstore.event
      WHERE aggregate_id = ? AND sequence = ?
        AND (SELECT erasures FROM eventstore.event_position) = ?
      ON CONFLICT (organization_id) DO UPDATE
      SET sequence = excluded.sequence, event_id = excluded.event_id,
        revision = excluded.revision, state = excluded.state, taken_at = excluded.taken_at""";

  private final JdbcClient jdbc;
  private final LongSupplier erasures;

  /**
   * Opens the table.
   *
   * @param erasures tells how often somebody was forgotten
   */
  public JdbcSnapshotStore(JdbcClient jdbc, LongSupplier erasures) {
    this.jdbc = jdbc;
    this.erasures = erasures;
  }

  @Override
  public Optional<Snapshot> find(String aggregateId, String revision) {
    return jdbc.sql(FIND)
        .params(aggregateId, revision)
        .query((row, n) -> new Snapshot(row.getLong("sequence"), row.getBytes("state")))
        .optional();
  }

  @Override
  public long erasures() {
    return erasures.getAsLong();
  }

  @Override
  public void keep(String aggregateId, String revision, Snapshot snapshot, long before) {
    jdbc.sql(KEEP)
        .params(revision, snapshot.state(), aggregateId, snapshot.sequence(), before)
        .update();
  }
}
