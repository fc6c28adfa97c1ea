package io.orgtrail.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads what it writes, from the same topic: what a broker alone does with such records. */
public final class EchoClient implements Sender, AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final Replies replies;
  private final String topic;
  private final byte[] value;
  private final AtomicLong correlations = new AtomicLong();

  private EchoClient(
      KafkaProducer<String, byte[]> producer, Replies replies, String topic, byte[] value) {
    this.producer = producer;
    this.replies = replies;
    this.topic = topic;
    this.value = value;
  }

  /** Connects to a broker, to write records of that size there. */
  public static EchoClient connect(String bootstrapServers, Duration linger, int bytes) {
    String topic = KafkaProducers.replyTopic(bootstrapServers);
    return new EchoClient(
        KafkaProducers.connect(bootstrapServers, linger),
        Replies.of(bootstrapServers, topic),
        topic,
        new byte[bytes]);
  }

  @Override
  public void send(Consumer<Reply> listener) {
    long correlation = correlations.incrementAndGet();
    replies.expect(correlation, listener);
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, value);
    record.headers().add("ce_type", Reply.ACCEPTED);
    record.headers().add("kafka_correlationId", OrderRecord.correlation(correlation));
    producer.send(record, replies::sent);
  }

  @Override
  public void requireHealthy() {
    replies.requireHealthy();
  }

  @Override
  public void close() {
    producer.close();
    replies.close();
  }
}
