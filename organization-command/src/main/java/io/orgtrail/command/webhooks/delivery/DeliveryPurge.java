package io.orgtrail.command.webhooks.delivery;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets deliveries that are too old to be looked at, and webhooks of what is gone for ever. */
class DeliveryPurge {

  private static final Logger log = LoggerFactory.getLogger(DeliveryPurge.class);

  private final DeliveryLog deliveryLog;
  private final Deliveries deliveries;
  private final Duration retention;

  DeliveryPurge(DeliveryLog deliveryLog, Deliveries deliveries, Duration retention) {
    this.deliveryLog = deliveryLog;
    this.deliveries = deliveries;
    this.retention = retention;
  }

  /** Deletes in small steps until none is too old. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void purge() {
    var total = 0;
    for (var step = 1; step > 0; total += step) {
      step = deliveryLog.purge(retention);
    }
    if (total > 0) {
      log.info("{} webhook deliveries older than {} forgotten", total, retention);
    }
    deliveries.forget();
  }
}
