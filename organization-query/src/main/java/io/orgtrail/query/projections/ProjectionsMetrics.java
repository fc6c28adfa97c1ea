package io.orgtrail.query.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.query.positions.Positions;
import io.orgtrail.query.readmodel.Generation;
import org.springframework.stereotype.Component;

/** Shows how far the read model has come, and how far it has to go. */
@Component
class ProjectionsMetrics implements MeterBinder {

  private final EventTail tail;
  private final Positions positions;
  private final Serving serving;
  private final DeadLetterQueues deadLetters;

  ProjectionsMetrics(
      EventTail tail, Positions positions, Serving serving, DeadLetterQueues deadLetters) {
    this.tail = tail;
    this.serving = serving;
    this.deadLetters = deadLetters;
    this.positions = positions;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("organization.event.store.position", tail, EventTail::head)
        .description("Position of the newest event")
        .register(registry);
    Gauge.builder("organization.read.model.position", positions, Positions::current)
        .description("Position of the last event that the read model reflects")
        .register(registry);
    Gauge.builder(
            "organization.read.model.lag",
            this,
            metrics -> Math.max(0, metrics.tail.head() - metrics.positions.current()))
        .description("Events that the read model does not reflect yet")
        .register(registry);
    Gauge.builder(
            "organization.read.model.generation",
            serving,
            choice -> choice.generation().map(Generation::number).orElse(0))
        .description("Generation of the read model that is answered from, 0 when there is none")
        .register(registry);
    Gauge.builder(
            "organization.read.model.dead.letters",
            deadLetters,
            queues -> queues.organizations().size())
        .description("Organizations that stand still at an event that cannot be applied")
        .register(registry);
  }
}
