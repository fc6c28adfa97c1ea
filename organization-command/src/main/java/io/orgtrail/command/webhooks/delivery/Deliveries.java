package io.orgtrail.command.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whose turn it is to be told, what, and how far it got. Uses few connections however many webhooks
 * are told at once: commands need them more.
 */
class Deliveries {

  private static final int CONNECTIONS = 2;

  /** Whoever has a turn renews it; when nobody does any more, another instance has the next one. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  private static final String TAKE =
      """
      WITH due AS MATERIALIZED (
        SELECT organization_id, webhook_id FROM delivery.webhook
        WHERE enabled AND NOT failing AND cursor_position < head_position
          AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until <= now())
        ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED)
      UPDATE delivery.webhook w
      SET leased_by = gen_random_uuid(), leased_until = now() + make_interval(secs => ?),
        next_attempt_at = now()
      FROM due
      WHERE w.organization_id = due.organization_id AND w.webhook_id = due.webhook_id
      RETURNING w.*""";

  private static final String RENEW =
      """
      UPDATE delivery.webhook w SET leased_until = now() + make_interval(secs => ?)
      FROM unnest(?::text[], ?::text[], ?::uuid[]) AS turn (organization_id, webhook_id, id)
      WHERE w.organization_id = turn.organization_id AND w.webhook_id = turn.webhook_id
        AND w.leased_by = turn.id""";

  /** Events looked at for one page, so that no page takes long however few are wanted. */
  private static final int LOOKED_AT = 1_000;

  private static final String LOOK =
      """
      SELECT coalesce(max(position), ?) FROM (
        SELECT position FROM eventstore.event
        WHERE organization_id = ? AND position > ? AND position <= ?
        ORDER BY position LIMIT ?) AS next""";

  private static final String NEXT =
      """
      SELECT type, time, event_id, position, organization_id, version, metadata, payload
      FROM eventstore.event
      WHERE organization_id = ? AND position > ? AND position <= ?
        AND (cardinality(?::text[]) = 0 OR type = ANY (?::text[]))
      ORDER BY position LIMIT ?""";

  /** Also what must be locked first: whoever changes a webhook may change its log, too. */
  private static final String STILL_MINE =
      """
      SELECT coalesce(first_failed_at <= now() - make_interval(secs => ?), false)
      FROM delivery.webhook
      WHERE organization_id = ? AND webhook_id = ? AND leased_by = ? AND change = ?
        AND cursor_position = ? FOR UPDATE""";

  /** A crash of the database may forget it; then the event is told again. */
  private static final String HASTY = "SET LOCAL synchronous_commit = off";

  private static final String DELIVERED =
      """
      UPDATE delivery.webhook
      SET cursor_position = ?, delivery_id = NULL, attempts = 0, first_failed_at = NULL,
        leased_until = now() + make_interval(secs => ?)
      WHERE organization_id = ? AND webhook_id = ? RETURNING *""";

  private static final String RETRY =
      """
      UPDATE delivery.webhook
      SET delivery_id = ?, attempts = attempts + 1,
        first_failed_at = coalesce(first_failed_at, now()),
        next_attempt_at = now() + make_interval(secs => ?), leased_by = NULL, leased_until = NULL
      WHERE organization_id = ? AND webhook_id = ?""";

  private static final String GIVE_UP =
      """
      UPDATE delivery.webhook
      SET failing = true, delivery_id = NULL, attempts = 0, first_failed_at = NULL,
        leased_by = NULL, leased_until = NULL
      WHERE organization_id = ? AND webhook_id = ?""";

  private static final String SKIP =
      """
      UPDATE delivery.webhook SET cursor_position = ?
      WHERE organization_id = ? AND webhook_id = ? RETURNING *""";

  private static final String REST =
      """
      UPDATE delivery.webhook
      SET leased_by = NULL, leased_until = NULL,
        next_attempt_at = now() + make_interval(secs => ?)
      WHERE organization_id = ? AND webhook_id = ? AND leased_by = ?""";

  /** An organization that was deleted longer ago cannot be restored any more. */
  private static final Duration KEPT_AFTER_THE_END = Duration.ofDays(31);

  private static final String FORGET =
      """
      DELETE FROM delivery.webhook w USING eventstore.event e
      WHERE e.position = w.last_position AND e.time < now() - make_interval(secs => ?)""";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final DeliveryLog log;
  private final FailingWebhooks failing;
  private final WebhookSettings settings;
  private final Semaphore connections = new Semaphore(CONNECTIONS, true);

  Deliveries(
      JdbcClient jdbc,
      TransactionOperations transactions,
      DeliveryLog log,
      FailingWebhooks failing,
      WebhookSettings settings) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.log = log;
    this.failing = failing;
    this.settings = settings;
  }

  /** What came of an attempt that failed. */
  enum Failed {
    TO_BE_RETRIED,
    GIVEN_UP,
    OUTDATED
  }

  /** Webhooks that wait, those first that have waited longest; no other instance takes them. */
  List<Turn> take(int count) {
    return transaction(() -> jdbc.sql(TAKE).params(count, seconds(LEASE)).query(Turn::of).list());
  }

  /** Goes on with turns that last longer. */
  void renew(List<Turn> turns) {
    transaction(
        () ->
            jdbc.sql(RENEW)
                .params(
                    seconds(LEASE),
                    turns.stream().map(Turn::organizationId).toArray(String[]::new),
                    turns.stream().map(Turn::webhookId).toArray(String[]::new),
                    turns.stream().map(turn -> turn.id().toString()).toArray(String[]::new))
                .update());
  }

  /**
   * What comes next.
   *
   * @param events those that the webhook wants, in their order
   * @param end when there are none: up to where there are none
   */
  record Page(List<UntoldEvent> events, long end) {}

  /** The next events; none when it was told everything, or when there are none for a while. */
  Page next(Turn turn, int count) {
    return transaction(
        () -> {
          var end = look(turn);
          return new Page(wanted(turn, end, count), end);
        });
  }

  private long look(Turn turn) {
    return jdbc.sql(LOOK)
        .params(turn.head(), turn.organizationId(), turn.cursor(), turn.head(), LOOKED_AT)
        .query(Long.class)
        .single();
  }

  private List<UntoldEvent> wanted(Turn turn, long end, int count) {
    var types = turn.eventTypes().toArray(String[]::new);
    return jdbc.sql(NEXT)
        .params(turn.organizationId(), turn.cursor(), end, types, types, count)
        .query(UntoldEvent::of)
        .list();
  }

  /**
   * Moves on after an event that was taken.
   *
   * @return the webhook as it is now; empty when this turn is over
   */
  Optional<Turn> delivered(Turn turn, UntoldEvent event, Attempt attempt) {
    return transaction(
        () -> {
          jdbc.sql(HASTY).update();
          var mine = isMine(turn);
          log.delivered(turn, event, attempt);
          return mine ? moveTo(turn, event.position()) : Optional.empty();
        });
  }

  private Optional<Turn> moveTo(Turn turn, long position) {
    return jdbc.sql(DELIVERED)
        .params(position, seconds(LEASE), turn.organizationId(), turn.webhookId())
        .query(Turn::of)
        .optional();
  }

  /**
   * Moves on to where nothing up to it is wanted.
   *
   * @return the webhook as it is now; empty when this turn is over
   */
  Optional<Turn> skip(Turn turn, long position) {
    return transaction(() -> isMine(turn) ? skipTo(turn, position) : Optional.empty());
  }

  private Optional<Turn> skipTo(Turn turn, long position) {
    return jdbc.sql(SKIP)
        .params(position, turn.organizationId(), turn.webhookId())
        .query(Turn::of)
        .optional();
  }

  /** Ends the turn at an event that was not taken: it is tried again, or never more. */
  Failed failed(Turn turn, UntoldEvent event, Attempt attempt, Duration pause) {
    return transaction(
        () -> {
          var overdue = lock(turn);
          if (overdue.isEmpty()) {
            log.failed(turn, event, attempt);
            return Failed.OUTDATED;
          }
          return overdue.get() ? giveUp(turn, event, attempt) : retry(turn, event, attempt, pause);
        });
  }

  private Failed retry(Turn turn, UntoldEvent event, Attempt attempt, Duration pause) {
    run(RETRY, turn, log.pending(turn, event, attempt, pause), seconds(pause));
    return Failed.TO_BE_RETRIED;
  }

  /** What the endpoint did not take stays after the cursor, for when somebody has mended it. */
  private Failed giveUp(Turn turn, UntoldEvent event, Attempt attempt) {
    log.failed(turn, event, attempt);
    run(GIVE_UP, turn);
    failing.report(turn.organizationId(), turn.webhookId(), event.position());
    return Failed.GIVEN_UP;
  }

  /** Ends a turn, if it has not ended yet; what waits is told in another one, after a pause. */
  void rest(Turn turn, Duration pause) {
    transaction(
        () ->
            jdbc.sql(REST)
                .params(seconds(pause), turn.organizationId(), turn.webhookId(), turn.id())
                .update());
  }

  /** Forgets the webhooks of organizations that are gone for ever. */
  void forget() {
    transaction(() -> jdbc.sql(FORGET).param(seconds(KEPT_AFTER_THE_END)).update());
  }

  private boolean isMine(Turn turn) {
    return lock(turn).isPresent();
  }

  /** Whether its event is overdue; empty when something has changed since the turn began. */
  private Optional<Boolean> lock(Turn turn) {
    return jdbc.sql(STILL_MINE)
        .params(
            seconds(settings.giveUpAfter()),
            turn.organizationId(),
            turn.webhookId(),
            turn.id(),
            turn.change(),
            turn.cursor())
        .query(Boolean.class)
        .optional();
  }

  private void run(String sql, Turn turn, Object... first) {
    jdbc.sql(sql).params(List.of(first)).params(turn.organizationId(), turn.webhookId()).update();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private <T> T transaction(Supplier<T> work) {
    awaitConnection();
    try {
      return transactions.execute(status -> work.get());
    } finally {
      connections.release();
    }
  }

  private void awaitConnection() {
    try {
      connections.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotCreateTransactionException("interrupted while waiting for a connection", e);
    }
  }
}
