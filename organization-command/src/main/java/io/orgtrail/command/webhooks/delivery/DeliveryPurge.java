package io.orgtrail.command.webhooks.delivery;

import io.orgtrail.command.retention.Retention;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets deliveries that are too old to be looked at, and webhooks of what is gone for ever. */
class DeliveryPurge {

  private final DeliveryLog deliveryLog;
  private final Deliveries deliveries;
  private final Retention retention;
  private final Duration kept;

  DeliveryPurge(
      DeliveryLog deliveryLog, Deliveries deliveries, Retention retention, Duration kept) {
    this.deliveryLog = deliveryLog;
    this.deliveries = deliveries;
    this.retention = retention;
    this.kept = kept;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void purge() {
    retention.forget("webhook deliveries", kept, deliveryLog::purge);
    deliveries.forget();
  }
}
