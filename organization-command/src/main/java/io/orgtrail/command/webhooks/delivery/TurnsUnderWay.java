package io.orgtrail.command.webhooks.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns that this instance is at. It says so every other second, so that others have them soon
 * when it is gone, however long an attempt may take.
 */
class TurnsUnderWay {

  private static final Logger log = LoggerFactory.getLogger(TurnsUnderWay.class);
  private static final int RENEW_SECONDS = 2;

  private final Deliveries deliveries;
  private final Map<UUID, Turn> turns = new ConcurrentHashMap<>();
  private ScheduledExecutorService renewing;

  TurnsUnderWay(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  void start() {
    renewing =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "webhook-turns");
              thread.setDaemon(true);
              return thread;
            });
    renewing.scheduleWithFixedDelay(this::renew, RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
  }

  /** Does what is to be done in a turn. */
  void during(Turn turn, Runnable work) {
    turns.put(turn.id(), turn);
    try {
      work.run();
    } finally {
      turns.remove(turn.id());
    }
  }

  private void renew() {
    var now = List.copyOf(turns.values());
    if (!now.isEmpty()) {
      try {
        deliveries.renew(now);
      } catch (RuntimeException e) {
        log.debug("The next time, perhaps", e);
      }
    }
  }

  void stop() {
    renewing.shutdown();
  }
}
