package io.orgtrail.query.eventreplay;

import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what became of the replays that were asked for. */
@Component
class EventReplayViews {

  private static final String LIST =
      """
      SELECT * FROM read_control.event_replay WHERE number < :after
      ORDER BY number DESC LIMIT :fetch""";

  private static final String ONE = "SELECT * FROM read_control.event_replay WHERE id = ?";

  private final JdbcClient jdbc;

  EventReplayViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, newest first. */
  List<Positioned<EventReplayView>> all(Paging paging) {
    return jdbc.sql(LIST)
        .param("after", paging.after().orElse(Long.MAX_VALUE))
        .param("fetch", paging.fetch())
        .query((row, n) -> new Positioned<>(row.getLong("number"), EventReplayView.of(row)))
        .list();
  }

  Optional<EventReplayView> one(String id) {
    return jdbc.sql(ONE).param(id).query((row, n) -> EventReplayView.of(row)).optional();
  }
}
