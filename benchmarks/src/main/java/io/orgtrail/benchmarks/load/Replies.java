package io.orgtrail.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the reply topic on a thread of its own and gives each answer to who waits for it, once. */
final class Replies implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Long, Consumer<Reply>> waiting = new ConcurrentHashMap<>();
  private final Thread reader = new Thread(this::read, "replies");
  private volatile Exception failure;
  private volatile boolean closed;

  private Replies(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static Replies of(String bootstrapServers, String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 100),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    Replies replies = new Replies(consumer);
    replies.reader.setDaemon(true);
    replies.reader.start();
    return replies;
  }

  void expect(long correlation, Consumer<Reply> listener) {
    waiting.put(correlation, listener);
  }

  /** To be told of everything sent. */
  void sent(RecordMetadata metadata, Exception notSent) {
    if (notSent != null) {
      failure = notSent;
    }
  }

  void requireHealthy() {
    if (failure != null) {
      throw new IllegalStateException("Commands or replies were lost", failure);
    }
  }

  private void read() {
    try (consumer) {
      while (!closed) {
        Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL);
        long now = System.nanoTime();
        records.forEach(record -> give(Reply.of(record, now)));
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /**
   * Every command is answered at least once; more often only after a failure, which is none here.
   */
  private void give(Reply reply) {
    Consumer<Reply> listener = waiting.remove(reply.correlation());
    if (listener == null) {
      throw new UnexpectedReplyException("Answered twice: " + reply.content());
    }
    listener.accept(reply);
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
