package io.orgtrail.command.webhooks.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orgtrail.command.webhooks.delivery.Deliveries.Failed;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** What operators are told of webhooks. */
class WebhookMetrics {

  private static final Logger log = LoggerFactory.getLogger(WebhookMetrics.class);

  private static final String DELIVERED = "delivered";

  private static final String COUNT =
      """
      SELECT count(*) FILTER (WHERE NOT failing AND cursor_position < head_position) AS behind,
        count(*) FILTER (WHERE failing) AS failing
      FROM delivery.webhook WHERE enabled""";

  private final MeterRegistry registry;
  private final JdbcClient jdbc;
  private final AtomicLong behind = new AtomicLong();
  private final AtomicLong failing = new AtomicLong();

  WebhookMetrics(MeterRegistry registry, JdbcClient jdbc) {
    this.registry = registry;
    this.jdbc = jdbc;
    Gauge.builder("organization.webhooks.behind", behind, AtomicLong::get)
        .description("Webhooks that wait to be told something")
        .register(registry);
    Gauge.builder("organization.webhooks.failing", failing, AtomicLong::get)
        .description("Webhooks that are told nothing more, since they took nothing for days")
        .register(registry);
    attempts(DELIVERED);
    Stream.of(Failed.values()).map(WebhookMetrics::label).forEach(this::attempts);
  }

  void delivered(Attempt attempt) {
    record(attempt, DELIVERED);
  }

  void failed(Attempt attempt, Failed failed) {
    record(attempt, label(failed));
  }

  private static String label(Failed failed) {
    return failed.name().toLowerCase(Locale.ROOT);
  }

  private void record(Attempt attempt, String outcome) {
    attempts(outcome).record(attempt.latency());
  }

  private Timer attempts(String outcome) {
    return Timer.builder("organization.webhooks.attempt")
        .description("Attempts to tell a webhook an event")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** Keeps the last number while the database is away. */
  @Scheduled(fixedDelayString = "PT10S")
  void measure() {
    try {
      jdbc.sql(COUNT)
          .query(
              row -> {
                behind.set(row.getLong("behind"));
                failing.set(row.getLong("failing"));
              });
    } catch (DataAccessException e) {
      log.debug("It cannot be told how many webhooks wait", e);
    }
  }
}
