package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.query.positions.Positions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the event store can be read and every segment is processed, here or elsewhere. */
@Component("projections")
class ProjectionsHealth extends AbstractHealthIndicator {

  private final EventTail tail;
  private final ProjectionProcessor processor;
  private final Positions positions;
  private final Segments segments;

  ProjectionsHealth(
      EventTail tail, ProjectionProcessor processor, Positions positions, Segments segments) {
    super("The state of the projections cannot be read");
    this.tail = tail;
    this.processor = processor;
    this.positions = positions;
    this.segments = segments;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    var abandoned = segments.abandoned();
    var up =
        tail.isReadable() && processor.isRunning() && !processor.isFailing() && abandoned.isEmpty();
    builder
        .status(up ? "UP" : "DOWN")
        .withDetail("position", positions.current())
        .withDetail("head", tail.head())
        .withDetail("abandonedSegments", abandoned);
  }
}
