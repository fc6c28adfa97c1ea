package io.orgtrail.command.webhooks.delivery;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was told to which webhook and what it answered: one row for each event, and its last try.
 */
class DeliveryLog {

  private static final String FIRST =
      """
      INSERT INTO delivery.webhook_delivery (organization_id, webhook_id, event_id, event_type,
        position, attempt, status, response_status, latency_ms, response_excerpt, at,
        next_attempt_at)
      VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, now(), now() + make_interval(secs => ?))
      RETURNING id""";

  private static final String AGAIN =
      """
      UPDATE delivery.webhook_delivery
      SET attempt = attempt + 1, status = ?, response_status = ?, latency_ms = ?,
        response_excerpt = ?, at = now(), next_attempt_at = now() + make_interval(secs => ?)
      WHERE id = ? RETURNING id""";

  private static final String PURGE =
      """
      DELETE FROM delivery.webhook_delivery WHERE ctid = ANY (ARRAY (
        SELECT ctid FROM delivery.webhook_delivery
        WHERE at < now() - make_interval(secs => ?) LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

  private final JdbcClient jdbc;

  DeliveryLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void delivered(Turn turn, UntoldEvent event, Attempt attempt) {
    write(turn, event, attempt, "DELIVERED", null);
  }

  void failed(Turn turn, UntoldEvent event, Attempt attempt) {
    write(turn, event, attempt, "FAILED", null);
  }

  /**
   * An attempt that will not be the last.
   *
   * @return id of the delivery
   */
  long pending(Turn turn, UntoldEvent event, Attempt attempt, Duration pause) {
    return write(turn, event, attempt, "PENDING", pause.toMillis() / 1_000.0);
  }

  private Long write(
      Turn turn, UntoldEvent event, Attempt attempt, String status, Double untilNext) {
    return turn.deliveryId() == null
        ? first(turn, event, attempt, status, untilNext)
        : again(turn.deliveryId(), attempt, status, untilNext);
  }

  private Long first(
      Turn turn, UntoldEvent event, Attempt attempt, String status, Double untilNext) {
    return jdbc.sql(FIRST)
        .params(turn.organizationId(), turn.webhookId())
        .params(event.eventId(), event.type(), event.position(), status)
        .params(attempt.responseStatus(), attempt.latencyMillis(), attempt.responseExcerpt())
        .param(untilNext)
        .query(Long.class)
        .single();
  }

  /** Its row may be gone: nothing is logged for longer than the log is kept. */
  private Long again(long id, Attempt attempt, String status, Double untilNext) {
    return jdbc.sql(AGAIN)
        .param(status)
        .params(attempt.responseStatus(), attempt.latencyMillis(), attempt.responseExcerpt())
        .params(untilNext, id)
        .query(Long.class)
        .optional()
        .orElse(id);
  }

  /**
   * Forgets deliveries that are older.
   *
   * @return how many it forgot, at most 10,000 at a time
   */
  int purge(Duration age) {
    return jdbc.sql(PURGE).param(age.toSeconds()).update();
  }
}
