package io.orgtrail.command.publishing;

import io.orgtrail.api.eventstore.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The hash chains that have moved since the world was told of them. */
class MovedChains {

  private static final int TOLD_AT_ONCE = 500;

  /** One instance at a time; nobody who makes links waits for it. */
  private static final String LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtextextended('eventstore.chain_head', 0))";

  private static final String MOVED =
      """
      SELECT organization_id, events, position, link FROM eventstore.chain_head
      WHERE to_publish AND organization_id > ?
      ORDER BY organization_id LIMIT ?""";

  private static final String TOLD =
      "UPDATE eventstore.chain_head SET published_position = ? WHERE organization_id = ?";

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;

  MovedChains(JdbcTemplate jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Tells where each of them ends, some at a time, and each once at most. Does nothing while
   * another instance does it.
   *
   * @param telling returns once they are told for good, or throws
   */
  void tell(Instant now, Consumer<List<Checkpoint>> telling) {
    var after = "";
    List<Checkpoint> some;
    do {
      some = tellSome(after, now, telling);
      after = some.isEmpty() ? after : some.get(some.size() - 1).organizationId();
    } while (some.size() == TOLD_AT_ONCE);
  }

  private List<Checkpoint> tellSome(String after, Instant now, Consumer<List<Checkpoint>> telling) {
    return transactions.execute(
        status -> {
          if (!jdbc.queryForObject(LOCK, Boolean.class)) {
            return List.of();
          }
          var moved = jdbc.query(MOVED, (row, n) -> checkpoint(row, now), after, TOLD_AT_ONCE);
          telling.accept(moved);
          remember(moved);
          return moved;
        });
  }

  /** In the order in which links are made, so that neither locks what the other waits for. */
  private void remember(List<Checkpoint> told) {
    var rows =
        told.stream()
            .sorted(Comparator.comparing(Checkpoint::organizationId))
            .map(checkpoint -> new Object[] {checkpoint.position(), checkpoint.organizationId()})
            .toList();
    jdbc.batchUpdate(TOLD, rows);
  }

  private static Checkpoint checkpoint(ResultSet row, Instant now) throws SQLException {
    return new Checkpoint(
        row.getString("organization_id"),
        row.getLong("events"),
        row.getLong("position"),
        HexFormat.of().formatHex(row.getBytes("link")),
        now);
  }
}
