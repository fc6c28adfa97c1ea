package io.orgtrail.query.positions;

import io.orgtrail.api.eventstore.EventTail;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down, until it is started again, once the event store was put back to an older state than this
 * instance has seen.
 */
@Component("history")
class HistoryHealth implements HealthIndicator {

  private final EventTail tail;

  HistoryHealth(EventTail tail) {
    this.tail = tail;
  }

  @Override
  public Health health() {
    return tail.hasGoneBack() ? Health.down().build() : Health.up().build();
  }
}
