package io.orgtrail.query.replay;

import static io.orgtrail.query.readmodel.Columns.instant;
import static io.orgtrail.query.readmodel.Columns.integer;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.messages.Json;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.readmodel.ControlDatabase;
import io.orgtrail.query.readmodel.ReadModelVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * The record of replays, which instances share: one replay runs at a time, at one instance, which
 * shows that it is alive; once it does not any more, another one begins again.
 */
@Component
class Replays {

  private static final String COLUMNS =
      """
      number, id, projection, status, phase, generation, processed, total, differences,
      difference_count, requested_by, started_at, finished_at, error,
      CASE WHEN processed > 0 THEN ceil(processed / greatest(0.001,
        extract(epoch FROM coalesce(finished_at, now()) - attempt_at)))::bigint END AS speed""";

  private static final String SELECT = "SELECT " + COLUMNS + " FROM read_control.replay ";

  private static final String BEGIN =
      """
      INSERT INTO read_control.replay
        (id, projection, version, status, phase, total, requested_by)
      VALUES (?, ?, ?, 'RUNNING', 'PREPARING', ?, ?)
      ON CONFLICT DO NOTHING RETURNING\s"""
          + COLUMNS;

  /** Instances of that version are gone: nobody is going to take it up. */
  private static final String GIVE_UP =
      """
      UPDATE read_control.replay SET status = 'FAILED', finished_at = now(),
        error = 'Nobody runs the version any more that this was begun by'
      WHERE status = 'RUNNING' AND version <> ?
        AND coalesce(heartbeat_at, started_at) < now() - interval '1 minute'""";

  private static final String TAKE =
      """
      UPDATE read_control.replay SET owner = ?, heartbeat_at = now(), attempt_at = now(),
        phase = 'PREPARING', processed = 0,
        generation = (SELECT g.number FROM read_control.generation AS g
          WHERE g.number = replay.generation AND g.live_at IS NOT NULL)
      WHERE id = (SELECT id FROM read_control.replay WHERE status = 'RUNNING' AND version = ?
          AND (owner IS NULL OR heartbeat_at < now() - interval '10 seconds')
        FOR UPDATE SKIP LOCKED)
      RETURNING\s"""
          + COLUMNS;

  private static final String OWNED = " WHERE id = ? AND owner = ? AND status = 'RUNNING'";

  private static final String TELL =
      "UPDATE read_control.replay SET heartbeat_at = now(), phase = ?, processed = ?, total = ?"
          + OWNED;

  private static final String BUILD = "UPDATE read_control.replay SET generation = ?" + OWNED;

  private static final String FOUND =
      "UPDATE read_control.replay SET differences = ?::json, difference_count = ?" + OWNED;

  private static final String LEAVE =
      "UPDATE read_control.replay SET owner = NULL, heartbeat_at = NULL" + OWNED;

  private static final String END =
      "UPDATE read_control.replay SET status = ?, finished_at = now(), error = ?" + OWNED;

  /** Unless it is about to be live. */
  private static final String ABORT =
      """
      UPDATE read_control.replay SET status = 'ABORTED', finished_at = now()
      WHERE id = ? AND status = 'RUNNING' AND phase <> 'SWITCHING'""";

  private static final String RECENT =
      """
      SELECT EXISTS (SELECT FROM read_control.replay WHERE version = ?
        AND coalesce(finished_at, now()) > now() - interval '1 minute')""";

  private static final RowMapper<Positioned<ReplayView>> MAPPER =
      (row, number) -> new Positioned<>(row.getLong("number"), view(row));

  private final JdbcTemplate jdbc;
  private final ReadModelVersion version;
  private final String instance = UUID.randomUUID().toString();

  Replays(ControlDatabase database, MigrateResult migration, ReadModelVersion version) {
    this.jdbc = database.jdbc();
    this.version = version;
  }

  private static ReplayView view(ResultSet row) throws SQLException {
    var status = ReplayStatus.valueOf(row.getString("status"));
    var left = row.getLong("total") - row.getLong("processed");
    var speed = row.getObject("speed", Long.class);
    return new ReplayView(
        row.getString("id"),
        row.getString("projection"),
        status,
        status == ReplayStatus.COMPLETED ? null : Phase.valueOf(row.getString("phase")),
        integer(row, "generation"),
        row.getLong("processed"),
        row.getLong("total"),
        speed,
        status == ReplayStatus.RUNNING && speed != null ? Math.max(0, left) / speed : null,
        row.getString("differences"),
        row.getLong("difference_count"),
        row.getString("requested_by"),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        row.getString("error"));
  }

  /**
   * Asks for one; whichever instance comes first takes it up.
   *
   * @param requestedBy who asks, {@code null} when the service itself
   */
  ReplayView begin(String projection, long total, String requestedBy) {
    jdbc.update(GIVE_UP, version.rules());
    var id = UUID.randomUUID().toString();
    return jdbc.query(BEGIN, MAPPER, id, projection, version.rules(), total, requestedBy).stream()
        .findFirst()
        .map(Positioned::entry)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.REPLAY_RUNNING,
                    "One replay runs at a time; GET /replays tells how far it is."));
  }

  /** Whether one of this version runs, or has ended a moment ago. */
  boolean isRecent() {
    return Boolean.TRUE.equals(jdbc.queryForObject(RECENT, Boolean.class, version.rules()));
  }

  /** Takes up what nobody is at. */
  Optional<ReplayView> take() {
    return jdbc.query(TAKE, MAPPER, instance, version.rules()).stream()
        .findFirst()
        .map(Positioned::entry);
  }

  /** Shows that somebody is at it; answers whether it is still this instance's to do. */
  boolean tell(String id, Phase phase, long processed, long total) {
    return jdbc.update(TELL, phase.name(), processed, total, id, instance) == 1;
  }

  /** Says which generation it makes; answers whether it is still this instance's to do. */
  boolean builds(String id, int generation) {
    return jdbc.update(BUILD, generation, id, instance) == 1;
  }

  /** Says in what the read models differ. */
  void found(String id, List<Difference> differences, long count) {
    jdbc.update(FOUND, Json.mapper().writeValueAsString(differences), count, id, instance);
  }

  /** Ends it, unless it is another instance's by now; answers whether that was so. */
  boolean end(String id, ReplayStatus status, String error) {
    return jdbc.update(END, status.name(), error, id, instance) == 1;
  }

  /** Lets another instance take it up. */
  void leave(String id) {
    jdbc.update(LEAVE, id, instance);
  }

  /** Ends what has not ended. */
  ReplayView abort(String id) {
    if (jdbc.update(ABORT, id) == 0) {
      var found = one(id);
      throw new RejectedException(
          ErrorCode.REPLAY_FINISHED,
          found.status() == ReplayStatus.RUNNING
              ? "What the replay %s has made is going live.".formatted(id)
              : "The replay %s has ended: %s.".formatted(id, found.status()));
    }
    return one(id);
  }

  /** One of them; refuses when there is none. */
  ReplayView one(String id) {
    return jdbc.query(SELECT + "WHERE id = ?", MAPPER, id).stream()
        .findFirst()
        .map(Positioned::entry)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.REPLAY_NOT_FOUND, "There is no replay " + id + "."));
  }

  /** The newest first. */
  List<Positioned<ReplayView>> page(Paging paging) {
    return jdbc.query(
        SELECT + "WHERE number < ? ORDER BY number DESC LIMIT ?",
        MAPPER,
        paging.after().orElse(Long.MAX_VALUE),
        paging.fetch());
  }
}
