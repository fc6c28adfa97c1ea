package io.orgtrail.query.eventreplay;

import static io.orgtrail.query.readmodel.Columns.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay of events to a topic.
 *
 * @param fromPosition where the part of the history begins
 * @param toPosition where it ends
 * @param eventTypes {@code null} for all
 * @param processed how many events are on the topic by now
 * @param total how many there are to be
 * @param position up to where everything is on the topic
 * @param requestedBy who asked for it
 * @param error why it failed, or what keeps it from going on at present
 */
record EventReplayView(
    String id,
    Status status,
    String topic,
    @Nullable String organizationId,
    long fromPosition,
    long toPosition,
    @Nullable List<String> eventTypes,
    long processed,
    long total,
    long position,
    int eventsPerSecond,
    Instant startedAt,
    @Nullable Instant finishedAt,
    String requestedBy,
    @Nullable String error) {

  /** What became of it. */
  enum Status {
    RUNNING,
    COMPLETED,
    FAILED,
    ABORTED
  }

  static EventReplayView of(ResultSet row) throws SQLException {
    return new EventReplayView(
        row.getString("id"),
        Status.valueOf(row.getString("status")),
        row.getString("topic"),
        row.getString("organization_id"),
        row.getLong("from_position"),
        row.getLong("to_position"),
        texts(row, "event_types"),
        row.getLong("processed"),
        row.getLong("total"),
        row.getLong("position"),
        row.getInt("events_per_second"),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        row.getString("requested_by"),
        row.getString("error"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? null : List.of((String[]) array.getArray());
  }

  EventSelection selection() {
    return new EventSelection(organizationId, fromPosition, toPosition, eventTypes);
  }
}
