package io.orgtrail.query.readmodel;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The record of generations: which there are, which is live, which can go. */
public final class Generations {

  private static final Logger log = LoggerFactory.getLogger(Generations.class);

  private static final String COLUMNS =
      "SELECT number, version, tables, status = 'LIVE' AS live FROM read_control.generation ";

  private static final String TO_SERVE =
      COLUMNS
          + """
          WHERE live_at IS NOT NULL AND status <> 'DROPPED' AND (version = ? OR tables = ?)
          ORDER BY version = ? DESC, number DESC LIMIT 1""";

  private static final String LIVE = COLUMNS + "WHERE status = 'LIVE'";

  private static final String NEXT =
      """
      INSERT INTO read_control.generation (number, version, tables, status)
      SELECT 1 + coalesce(max(number), 0), ?, ?, 'BUILDING' FROM (
        SELECT number FROM read_control.generation
        UNION ALL
        SELECT substring(nspname FROM 6)::integer FROM pg_namespace WHERE nspname ~ '^read_\\d{1,8}$'
      ) AS used
      RETURNING number, version, tables, false AS live""";

  private static final String RETIRE =
      "UPDATE read_control.generation SET status = 'RETIRED', retired_at = now()"
          + " WHERE status = 'LIVE'";

  private static final String GO_LIVE =
      "UPDATE read_control.generation SET status = 'LIVE', live_at = now()"
          + " WHERE number = ? AND status = 'BUILDING'";

  private static final String UNFINISHED =
      COLUMNS
          + """
          AS g WHERE status = 'BUILDING' AND NOT EXISTS (
            SELECT FROM read_control.replay AS r
            WHERE r.generation = g.number AND r.status = 'RUNNING')""";

  private static final String RETIRED =
      COLUMNS + "WHERE status = 'RETIRED' AND retired_at < ? ORDER BY number";

  private static final String MARK_DROPPED =
      "UPDATE read_control.generation SET status = 'DROPPED'"
          + " WHERE number = ? AND status IN ('BUILDING', 'RETIRED')";

  private static final String SERVABLE =
      COLUMNS + "WHERE live_at IS NOT NULL AND status <> 'DROPPED' AND version IS NOT NULL";

  /** Before the command service has run, there is no store that anything could be ahead of. */
  private static final String IS_STORE_THERE =
      """
      SELECT coalesce(
        has_table_privilege(to_regclass('eventstore.event_position'), 'SELECT'), false)""";

  private static final String HEAD = "SELECT last FROM eventstore.event_position";

  private static final String NEWEST =
      "SELECT max((token::json ->> 'globalIndex')::bigint) FROM %s.token_entry";

  /** Of no version: nobody answers from it, and the next one is compared with nothing. */
  private static final String DISOWN =
      """
      UPDATE read_control.generation
      SET version = NULL, tables = NULL, status = ?, retired_at = coalesce(retired_at, now())
      WHERE number = ?""";

  private static final RowMapper<Generation> MAPPER =
      (row, number) ->
          new Generation(
              row.getInt("number"),
              new ReadModelVersion(row.getString("version"), row.getString("tables")),
              row.getBoolean("live"));

  private final ControlDatabase database;
  private final JdbcTemplate jdbc;

  Generations(ControlDatabase database) {
    this.database = database;
    this.jdbc = database.jdbc();
  }

  /**
   * Has nobody answer from generations that tell of events which are not in the store, as after a
   * restore of another moment: then the next one is built as at the first start.
   */
  void disownThoseAheadOfTheStore() {
    if (Boolean.TRUE.equals(jdbc.queryForObject(IS_STORE_THERE, Boolean.class))) {
      jdbc.query(SERVABLE, MAPPER).forEach(this::disownIfAhead);
    }
  }

  /** Positions first: what comes meanwhile is in the store before anybody is there. */
  private void disownIfAhead(Generation generation) {
    var newest = newestPosition(generation);
    var head = jdbc.queryForObject(HEAD, Long.class);
    if (newest.isEmpty() || newest.getAsLong() > head) {
      log.error(
          "{} {}, but the event store ends at {}: it is not answered from, but built anew",
          generation.schema(),
          newest.isEmpty() ? "is missing" : "tells of events up to " + newest.getAsLong(),
          head);
      jdbc.update(DISOWN, newest.isEmpty() ? "DROPPED" : "RETIRED", generation.number());
    }
  }

  private OptionalLong newestPosition(Generation generation) {
    var tokens =
        jdbc.queryForObject(
            "SELECT to_regclass(?)::text", String.class, generation.schema() + ".token_entry");
    if (tokens == null) {
      return OptionalLong.empty();
    }
    var newest = jdbc.queryForObject(NEWEST.formatted(generation.schema()), Long.class);
    return OptionalLong.of(newest == null ? 0 : newest);
  }

  /**
   * The one to answer from: the newest of this version that ever was live. While there is none, one
   * whose tables are the same at least.
   */
  public Optional<Generation> toServe(ReadModelVersion version) {
    return jdbc.query(TO_SERVE, MAPPER, version.rules(), version.tables(), version.rules()).stream()
        .findFirst();
  }

  /** The one that no other has taken the place of. */
  public Optional<Generation> live() {
    return jdbc.query(LIVE, MAPPER).stream().findFirst();
  }

  /** Makes the next one, with empty tables and without indexes. */
  public Generation begin(ReadModelVersion version) {
    return database.inTransaction(
        () -> {
          var next = jdbc.queryForObject(NEXT, MAPPER, version.rules(), version.tables());
          jdbc.execute("CREATE SCHEMA " + next.schema());
          jdbc.execute("SET LOCAL search_path TO " + next.schema());
          jdbc.execute(Ddl.TABLES);
          return next;
        });
  }

  /** Puts it in the place of the live one; to be called in a transaction. */
  public void goLive(Generation generation) {
    jdbc.update(RETIRE);
    if (jdbc.update(GO_LIVE, generation.number()) == 0) {
      throw new IllegalStateException(generation.schema() + " is not being built any more");
    }
  }

  /** Those that nobody builds any more. */
  public List<Generation> unfinished() {
    return jdbc.query(UNFINISHED, MAPPER);
  }

  /** Those that another one took the place of before then. */
  public List<Generation> retiredBefore(Instant time) {
    return jdbc.query(RETIRED, MAPPER, Timestamp.from(time));
  }

  /** Drops it, unless it is live; answers whether that was done here and now. */
  public boolean drop(Generation generation) {
    return database.inTransaction(
        () -> {
          var dropped = jdbc.update(MARK_DROPPED, generation.number()) == 1;
          if (dropped) {
            jdbc.execute("SET LOCAL lock_timeout TO '5s'");
            jdbc.execute("DROP SCHEMA IF EXISTS " + generation.schema() + " CASCADE");
          }
          return dropped;
        });
  }
}
