package io.orgtrail.command.webhooks.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.command.webhooks.delivery.Deliveries.Failed;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** What operators are told of webhooks. */
class WebhookMetrics {

  private static final Logger log = LoggerFactory.getLogger(WebhookMetrics.class);

  private static final String BEHIND =
      """
      SELECT count(*) FROM delivery.webhook
      WHERE enabled AND NOT failing AND cursor_position < head_position""";

  private final MeterRegistry registry;
  private final JdbcClient jdbc;
  private final AtomicLong behind = new AtomicLong();

  WebhookMetrics(MeterRegistry registry, JdbcClient jdbc) {
    this.registry = registry;
    this.jdbc = jdbc;
    Gauge.builder("organization.webhooks.behind", behind, AtomicLong::get)
        .description("Webhooks that wait to be told something")
        .register(registry);
  }

  void delivered(Attempt attempt) {
    record(attempt, "delivered");
  }

  void failed(Attempt attempt, Failed failed) {
    record(attempt, failed.name().toLowerCase(Locale.ROOT));
  }

  private void record(Attempt attempt, String outcome) {
    registry.timer("organization.webhooks.attempt", "outcome", outcome).record(attempt.latency());
  }

  /** Keeps the last number while the database is away. */
  @Scheduled(fixedDelayString = "PT10S")
  void measure() {
    try {
      behind.set(jdbc.sql(BEHIND).query(Long.class).single());
    } catch (DataAccessException e) {
      log.debug("It cannot be told how many webhooks wait", e);
    }
  }
}
