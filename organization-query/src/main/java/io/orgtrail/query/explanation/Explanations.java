package io.orgtrail.query.explanation;

import io.orgtrail.query.explanation.Explanation.Reason;
import io.orgtrail.query.history.EventHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out from the events why a member has their role. */
@Component
class Explanations {

  private static final String IS_MEMBER =
      "SELECT EXISTS (SELECT FROM member WHERE organization_id = :id AND user_id = :user)";

  private static final String NAMES =
      """
      SELECT user_id, name FROM member
      WHERE organization_id = :id AND user_id IN (:people) AND name IS NOT NULL""";

  private final JdbcClient jdbc;
  private final EventHistory history;

  Explanations(JdbcClient jdbc, EventHistory history) {
    this.jdbc = jdbc;
    this.history = history;
  }

  /** Explains the role of a member; empty when they are none. */
  Optional<Explanation> of(String organizationId, String userId) {
    return isMember(organizationId, userId) ? explain(organizationId, userId) : Optional.empty();
  }

  /** Spares reading the events about somebody who is none. */
  private boolean isMember(String organizationId, String userId) {
    return jdbc.sql(IS_MEMBER)
        .param("id", organizationId)
        .param("user", userId)
        .query(Boolean.class)
        .single();
  }

  private Optional<Explanation> explain(String organizationId, String userId) {
    var reasons = new Reasons(userId);
    history.of(
        organizationId, Reasons.TYPES, history.head(), event -> reasons.on(ToldEvent.of(event)));
    return reasons
        .role()
        .map(
            role ->
                new Explanation(
                    userId, role, chain(organizationId, List.copyOf(reasons.positions()))));
  }

  private List<Reason> chain(String organizationId, List<Long> positions) {
    var events = history.at(positions).stream().map(ToldEvent::of).toList();
    var sentences = new Sentences(events, names(organizationId, events));
    return events.stream()
        .map(
            event ->
                new Reason(
                    event.stored().position(),
                    event.type(),
                    event.stored().time(),
                    event.actor(),
                    sentences.of(event),
                    event.stored().payload()))
        .toList();
  }

  private Map<String, String> names(String organizationId, List<ToldEvent> events) {
    var people = events.stream().flatMap(ToldEvent::people).distinct().toList();
    return jdbc
        .sql(NAMES)
        .param("id", organizationId)
        .param("people", people)
        .query((row, number) -> Map.entry(row.getString("user_id"), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
