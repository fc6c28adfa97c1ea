package io.orgtrail.standalone.nodes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its first record on and keeps all of it. */
final class Topic implements AutoCloseable {
  private final List<ConsumerRecord<String, String>> records =
      Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean closed;

  Topic(String broker, String name) {
    thread = new Thread(() -> read(broker, name), "topic-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void read(String broker, String name) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(
          partitions(consumer, name).stream()
              .map(partition -> new TopicPartition(name, partition.partition()))
              .toList());
      while (!closed) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
  }

  /** A topic that has just been made is known a little later. */
  private List<PartitionInfo> partitions(KafkaConsumer<String, String> consumer, String name) {
    List<PartitionInfo> partitions = consumer.partitionsFor(name);
    while (partitions.isEmpty() && !closed) {
      partitions = consumer.partitionsFor(name);
    }
    return partitions;
  }

  /** What has come so far, of each partition in its order. */
  List<ConsumerRecord<String, String>> records() {
    synchronized (records) {
      return List.copyOf(records);
    }
  }

  /** How many have come so far. */
  int count() {
    return records.size();
  }

  /** The text of a record's header. */
  static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
