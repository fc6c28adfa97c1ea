package io.orgtrail.command.gateway;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The consumers of commands, each with partitions of its own. */
class CommandConsumers implements BrokerClient, HealthIndicator {

  /** By then, heartbeats are several times overdue, and the partitions are given to others. */
  private static final int SILENCE_SECONDS = 8;

  private final List<CommandConsumer> consumers;

  CommandConsumers(List<CommandConsumer> consumers) {
    this.consumers = List.copyOf(consumers);
  }

  @Override
  public void start() {
    consumers.forEach(consumer -> consumer.container().start());
  }

  @Override
  public void stop() {
    consumers.forEach(consumer -> consumer.container().stop());
  }

  /**
   * Up once every consumer has been given its partitions, or learnt that there are none for it, and
   * as long as it reaches the broker.
   */
  @Override
  public Health health() {
    var ready = consumers.stream().allMatch(CommandConsumer::isReady);
    var silence =
        consumers.stream().flatMapToDouble(each -> each.silence().stream()).max().orElse(0);
    return (ready && silence < SILENCE_SECONDS ? Health.up() : Health.outOfService())
        .withDetail("partitions", consumers.stream().mapToInt(CommandConsumer::partitions).sum())
        .withDetail("lastHeartbeatSecondsAgo", (long) silence)
        .build();
  }
}
