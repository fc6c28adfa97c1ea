package io.orgtrail.command.gateway;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orgtrail.api.replies.CommandReply;
import java.util.List;

/** What the gateway tells operators of its work. */
final class GatewayMetrics {

  private final MeterRegistry registry;
  private final Timer batches;
  private final DistributionSummary sizes;

  GatewayMetrics(MeterRegistry registry) {
    this.registry = registry;
    batches =
        Timer.builder("organization.command.batch")
            .description("From the first decision of a batch to its commit")
            .register(registry);
    sizes =
        DistributionSummary.builder("organization.command.batch.size")
            .description("Commands in a batch")
            .register(registry);
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void committed(Timer.Sample batch, List<Outcome> outcomes) {
    batch.stop(batches);
    sizes.record(outcomes.size());
    outcomes.forEach(this::count);
  }

  private void count(Outcome outcome) {
    var name = outcome.command().name();
    registry
        .counter(
            "organization.commands",
            "command",
            name == null ? "unreadable" : name,
            "outcome",
            label(outcome.reply()))
        .increment();
  }

  private static String label(CommandReply reply) {
    if (reply.duplicate()) {
      return "DUPLICATE";
    }
    return reply instanceof CommandReply.Rejected rejected ? rejected.error().code() : "ACCEPTED";
  }
}
