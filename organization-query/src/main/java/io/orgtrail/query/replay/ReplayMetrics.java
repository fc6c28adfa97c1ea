package io.orgtrail.query.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows how far the replay is that runs here, zeros while there is none. */
@Component
class ReplayMetrics implements MeterBinder {

  private final Replayer replayer;

  ReplayMetrics(Replayer replayer) {
    this.replayer = replayer;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "organization.replay.processed",
            replayer,
            runner -> runner.progress().map(Progress::processed).orElse(0L))
        .description("Those of them that are in it by now")
        .register(registry);
    Gauge.builder(
            "organization.replay.events",
            replayer,
            runner -> runner.progress().map(Progress::total).orElse(0L))
        .description("Events that there are for the read model which is being built")
        .register(registry);
  }
}
