package io.orgtrail.command.gateway;

import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * One consumer of commands. It shares nothing with the others but the database: its aggregates are
 * those of its own partitions.
 */
record CommandConsumer(
    KafkaMessageListenerContainer<byte[], byte[]> container, CommandListener listener) {

  boolean isReady() {
    return container.isRunning() && listener.isAssigned();
  }

  int partitions() {
    return listener.partitions();
  }
}
