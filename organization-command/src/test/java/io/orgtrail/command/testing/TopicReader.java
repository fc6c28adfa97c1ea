package io.orgtrail.command.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Reads topics from their first record on and keeps all of it. */
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  TopicReader(String broker, List<String> topics) {
    thread = new Thread(() -> read(broker, topics), "topic-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(String broker, List<String> topics) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "allow.auto.create.topics",
            false);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var places = new ArrayList<TopicPartition>();
      for (var topic : topics) {
        partitions(consumer, topic)
            .forEach(each -> places.add(new TopicPartition(topic, each.partition())));
      }
      consumer.assign(places);
      while (!closed) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
  }

  /** A topic that is not there yet is waited for. */
  private List<PartitionInfo> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    while (!closed) {
      var found = consumer.partitionsFor(topic);
      if (found != null && !found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** What has come so far. */
  public List<ConsumerRecord<byte[], byte[]>> find(
      Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    return records.stream().filter(wanted).toList();
  }

  /** So many records, once they are there. */
  public List<ConsumerRecord<byte[], byte[]>> await(
      int count, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> find(wanted), it -> it.size() >= count);
  }

  /** The text of a record's header, {@code null} when there is none. */
  public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
