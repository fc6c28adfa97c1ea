package io.orgtrail.command.webhooks.delivery;

import io.orgtrail.command.webhooks.delivery.Deliveries.Failed;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells one webhook what waits for it, one event after the other, until one is not taken. */
class Teller {

  private static final Logger log = LoggerFactory.getLogger(Teller.class);
  private static final int PAGE = 20;

  /** After so many somebody else has a turn. */
  private static final int PAGES = 10;

  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

  private final Deliveries deliveries;
  private final WebhookClient client;
  private final Backoff backoff;
  private final WebhookMetrics metrics;
  private volatile boolean stopping;

  Teller(Deliveries deliveries, WebhookClient client, Backoff backoff, WebhookMetrics metrics) {
    this.deliveries = deliveries;
    this.client = client;
    this.backoff = backoff;
    this.metrics = metrics;
  }

  /** Uses a turn up. One that cannot be ended in the database ends there after a while. */
  void tell(Turn turn) {
    try {
      tellAll(turn);
    } catch (DataAccessException | TransactionException e) {
      log.warn(
          "Webhook {} of {} waits for the database: {}",
          turn.webhookId(),
          turn.organizationId(),
          e.getMessage());
    } catch (RuntimeException e) {
      log.error("Webhook {} of {} could not be told", turn.webhookId(), turn.organizationId(), e);
      deliveries.rest(turn, AFTER_TROUBLE);
    }
  }

  private void tellAll(Turn turn) {
    var now = Optional.of(turn);
    for (var pages = 0; now.filter(Turn::isBehind).isPresent() && pages < PAGES; pages++) {
      now = tellSome(now.get());
    }
    deliveries.rest(turn, Duration.ZERO);
  }

  private Optional<Turn> tellSome(Turn turn) {
    var page = deliveries.next(turn, PAGE);
    if (page.events().isEmpty()) {
      return deliveries.skip(turn, page.end());
    }
    var now = Optional.of(turn);
    for (var event : page.events()) {
      now = stopping ? Optional.empty() : now.flatMap(current -> tell(current, event));
    }
    return now;
  }

  /** One attempt; the turn goes on when the event was taken and nothing else has changed. */
  private Optional<Turn> tell(Turn turn, UntoldEvent event) {
    return client.tell(turn, event).flatMap(attempt -> record(turn, event, attempt));
  }

  private Optional<Turn> record(Turn turn, UntoldEvent event, Attempt attempt) {
    if (attempt.succeeded()) {
      metrics.delivered(attempt);
      return deliveries.delivered(turn, event, attempt);
    }
    var pause = backoff.after(turn.attempts());
    var failed = deliveries.failed(turn, event, attempt, pause);
    metrics.failed(attempt, failed);
    report(turn, event, attempt, failed);
    return Optional.empty();
  }

  private static void report(Turn turn, UntoldEvent event, Attempt attempt, Failed failed) {
    if (failed == Failed.GIVEN_UP) {
      log.warn(
          "Webhook {} of {} has not taken event {} for too long and is told nothing more: {}",
          turn.webhookId(),
          turn.organizationId(),
          event.eventId(),
          attempt.outcome());
    } else {
      log.debug(
          "Webhook {} of {} did not take event {} at attempt {}: {}",
          turn.webhookId(),
          turn.organizationId(),
          event.eventId(),
          turn.attempts() + 1,
          attempt.outcome());
    }
  }

  /** Lets the attempts under way be the last ones. */
  void stop() {
    stopping = true;
  }
}
