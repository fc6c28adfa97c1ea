package io.orgtrail.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How this side writes to a broker: acknowledged by all replicas, in order. */
final class KafkaProducers {
  private static final int BATCH_BYTES = 131_072;
  private static final int BUFFER_BYTES = 134_217_728;
  private static final int PATIENCE_SECONDS = 60;

  private KafkaProducers() {}

  static KafkaProducer<String, byte[]> connect(String bootstrapServers, Duration linger) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "acks", "all",
            "linger.ms", linger.toMillis(),
            "batch.size", BATCH_BYTES,
            "buffer.memory", BUFFER_BYTES),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  /** A new topic of one partition, whose name may be given as a topic of replies. */
  static String replyTopic(String bootstrapServers) {
    String topic = "benchmark.replies." + UUID.randomUUID();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
          .all()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return topic;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("No topic for replies: " + topic, e);
    }
  }
}
