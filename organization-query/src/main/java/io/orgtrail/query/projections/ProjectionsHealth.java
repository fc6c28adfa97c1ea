package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.query.positions.Positions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Up while there is a read model, the event store can be read and every segment is processed, here
 * or elsewhere; organizations that stand still at an event are counted only.
 */
@Component("projections")
class ProjectionsHealth extends AbstractHealthIndicator {

  private final EventTail tail;
  private final Serving serving;
  private final Positions positions;
  private final DeadLetterQueues deadLetters;

  ProjectionsHealth(
      EventTail tail, Serving serving, Positions positions, DeadLetterQueues deadLetters) {
    super("The state of the projections cannot be read");
    this.tail = tail;
    this.serving = serving;
    this.positions = positions;
    this.deadLetters = deadLetters;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    var served = serving.served();
    if (served.isEmpty()) {
      builder.down().withDetail("generation", "none").withDetail("head", tail.head());
      return;
    }
    var abandoned = served.get().processor().abandoned();
    var up =
        tail.isReadable()
            && serving.isRunning()
            && !served.get().processor().isFailing()
            && abandoned.isEmpty();
    builder
        .status(up ? "UP" : "DOWN")
        .withDetail("generation", served.get().generation().number())
        .withDetail("position", positions.current())
        .withDetail("head", tail.head())
        .withDetail("abandonedSegments", abandoned)
        .withDetail("deadLetters", deadLetters.organizations().size());
  }
}
