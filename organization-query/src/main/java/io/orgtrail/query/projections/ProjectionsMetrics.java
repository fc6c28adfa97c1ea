package io.orgtrail.query.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.query.positions.Positions;
import org.springframework.stereotype.Component;

/** Shows how far the read model has come, and how far it has to go. */
@Component
class ProjectionsMetrics implements MeterBinder {

  private final EventTail tail;
  private final Positions positions;

  ProjectionsMetrics(EventTail tail, Positions positions) {
    this.tail = tail;
    this.positions = positions;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("organization.read.model.position", positions, Positions::current)
        .description("Position of the last event that the read model reflects")
        .register(registry);
    Gauge.builder(
            "organization.read.model.lag",
            this,
            metrics -> Math.max(0, metrics.tail.head() - metrics.positions.current()))
        .description("Events that the read model does not reflect yet")
        .register(registry);
  }
}
