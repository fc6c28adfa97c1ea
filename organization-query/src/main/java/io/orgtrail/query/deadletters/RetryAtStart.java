package io.orgtrail.query.deadletters;

import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.query.projections.Serving;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tries what waits again when an instance has begun: its version may know better. */
@Component
class RetryAtStart {

  private static final Logger log = LoggerFactory.getLogger(RetryAtStart.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Serving serving;
  private final DeadLetters letters;

  RetryAtStart(Serving serving, DeadLetters letters) {
    this.serving = serving;
    this.letters = letters;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var thread = new Thread(this::retry, "dead-letters");
    thread.setDaemon(true);
    thread.start();
  }

  private void retry() {
    try {
      if (serving.isReadyWithin(PATIENCE)) {
        letters.organizations().forEach(this::retry);
      }
    } catch (RuntimeException e) {
      log.warn("Dead letters are not tried again now: {}", e.toString());
    }
  }

  private void retry(String organizationId) {
    try {
      letters.retry(organizationId);
    } catch (RejectedException e) {
      log.debug("Somebody else was faster", e);
    }
  }
}
