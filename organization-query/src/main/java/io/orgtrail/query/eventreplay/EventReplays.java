package io.orgtrail.query.eventreplay;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.query.history.EventHistory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes orders to publish history again, and takes them back. */
@Component
class EventReplays {

  private static final String ADD =
      """
      INSERT INTO read_control.event_replay
        (id, topic, organization_id, from_position, to_position, event_types, events_per_second,
          requested_by, total, position)
      VALUES (:id, :topic, :organizationId, :from, :to, :types, :rate, :requestedBy, :total,
        :from - 1)
      RETURNING *""";

  private static final String ABORT =
      """
      UPDATE read_control.event_replay
      SET status = 'ABORTED', finished_at = date_trunc('milliseconds', now()), lease = NULL
      WHERE id = ? AND status = 'RUNNING'
      RETURNING *""";

  private final JdbcClient jdbc;
  private final EventHistory history;
  private final SelectedEvents events;
  private final ReplayTopics topics;
  private final EventReplaySettings settings;

  EventReplays(
      JdbcClient jdbc,
      EventHistory history,
      SelectedEvents events,
      ReplayTopics topics,
      EventReplaySettings settings) {
    this.jdbc = jdbc;
    this.history = history;
    this.events = events;
    this.topics = topics;
    this.settings = settings;
  }

  /** Accepts an order, after making sure that it can be carried out. */
  EventReplayView start(EventReplayRequest request, String requestedBy) {
    var selection = selection(request, history.head());
    requireOrganization(request.organizationId());
    requireKnown(request.eventTypes());
    topics.requireUsable(request.topic());
    var types = selection.types() == null ? null : selection.types().toArray(String[]::new);
    return jdbc.sql(ADD)
        .param("id", UUID.randomUUID().toString())
        .param("topic", request.topic())
        .param("organizationId", selection.organizationId())
        .param("from", selection.from())
        .param("to", selection.to())
        .param("types", types)
        .param("rate", Optional.ofNullable(request.eventsPerSecond()).orElse(settings.rate()))
        .param("requestedBy", requestedBy)
        .param("total", events.count(selection))
        .query((row, number) -> EventReplayView.of(row))
        .single();
  }

  /** Ends a replay that has not ended; empty when it has, or when there is none. */
  Optional<EventReplayView> abort(String id) {
    return jdbc.sql(ABORT).param(id).query((row, number) -> EventReplayView.of(row)).optional();
  }

  private static EventSelection selection(EventReplayRequest request, long head) {
    var from = Optional.ofNullable(request.fromPosition()).orElse(1L);
    var to = Optional.ofNullable(request.toPosition()).orElse(head);
    rejectIf(
        request.fromPosition() != null && from > head,
        "fromPosition",
        "must not be after the newest position, " + head);
    rejectIf(
        request.toPosition() != null && (to < from || to > head),
        "toPosition",
        "must be from %d to the newest position, %d".formatted(from, head));
    return new EventSelection(request.organizationId(), from, to, request.eventTypes());
  }

  private static void rejectIf(boolean isWrong, String field, String rule) {
    if (isWrong) {
      throw new RejectedException(Rejection.ofField(ErrorCode.INVALID, field, rule));
    }
  }

  private void requireOrganization(String organizationId) {
    if (organizationId != null && !events.tellOf(organizationId)) {
      throw new RejectedException(
          ErrorCode.ORGANIZATION_NOT_FOUND, "There is no organization " + organizationId + ".");
    }
  }

  private static void requireKnown(List<String> eventTypes) {
    for (var type : eventTypes == null ? List.<String>of() : eventTypes) {
      if (MessageCatalogue.event(type).isEmpty()) {
        throw new RejectedException(
            Rejection.ofField(
                ErrorCode.UNKNOWN_EVENT_TYPE, "eventTypes", "there is no event " + type + "."));
      }
    }
  }
}
