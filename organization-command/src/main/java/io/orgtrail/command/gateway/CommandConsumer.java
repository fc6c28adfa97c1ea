package io.orgtrail.command.gateway;

import java.util.OptionalDouble;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * One consumer of commands. It shares nothing with the others but the database: its aggregates are
 * those of its own partitions.
 */
record CommandConsumer(
    KafkaMessageListenerContainer<byte[], byte[]> container, AssignedPartitions assigned) {

  private static final String LAST_HEARTBEAT = "last-heartbeat-seconds-ago";

  boolean isReady() {
    return container.isRunning() && assigned.areWorkedOn();
  }

  int partitions() {
    return assigned.count();
  }

  /**
   * For how many seconds it has not reached the broker: since its last heartbeat, or since it was
   * given its partitions when it has sent none yet; empty before it ever has.
   */
  OptionalDouble silence() {
    var heartbeat =
        container.metrics().values().stream()
            .flatMap(metrics -> metrics.entrySet().stream())
            .filter(metric -> metric.getKey().name().equals(LAST_HEARTBEAT))
            .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
            .filter(seconds -> seconds >= 0)
            .max();
    return heartbeat.isPresent() ? heartbeat : assigned.age();
  }
}
