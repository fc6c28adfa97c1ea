package io.orgtrail.client.transport;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.client.errors.RequestUnansweredException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Reads one partition of the topic of answers, and hands each answer to who waits for it. */
final class ReplyReader implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReplyReader.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String CORRELATION = "kafka_correlationId";

  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition place;
  private final Thread thread = new Thread(this, "organization-client-replies");
  private final Map<String, Waiting> expected = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private ReplyReader(Consumer<byte[], byte[]> consumer, TopicPartition place) {
    this.consumer = consumer;
    this.place = place;
  }

  /** Begins to read what comes from now on. */
  static ReplyReader start(Map<String, Object> settings, String topic) {
    var partitions = ReplyTopic.partitions(settings, topic);
    var place = new TopicPartition(topic, ThreadLocalRandom.current().nextInt(partitions));
    var own = KafkaSettings.with(settings, Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false));
    var consumer =
        new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.assign(List.of(place));
      consumer.seekToEnd(List.of(place));
      consumer.position(place);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    var reader = new ReplyReader(consumer, place);
    reader.thread.setDaemon(true);
    reader.thread.start();
    return reader;
  }

  /** Somebody waits for the answer with that correlation id. */
  void expect(String correlation, String commandId, CompletableFuture<CommandReply> reply) {
    expected.put(correlation, new Waiting(commandId, reply));
  }

  private record Waiting(String commandId, CompletableFuture<CommandReply> reply) {

    void fail(String why, Exception cause) {
      reply.completeExceptionally(new RequestUnansweredException(why, commandId, cause));
    }
  }

  void forget(String correlation) {
    expected.remove(correlation);
  }

  /** Says in a command's record where its answer is to go. */
  void address(Headers headers, String correlation) {
    var partition = ByteBuffer.allocate(Integer.BYTES).putInt(place.partition()).array();
    KafkaCommandTransport.add(headers, "kafka_replyTopic", place.topic());
    headers.add("kafka_replyPartition", partition);
    KafkaCommandTransport.add(headers, CORRELATION, correlation);
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        consumer.poll(PAUSE).forEach(this::read);
      } catch (WakeupException | InterruptException e) {
        log.debug("Answers are read no more", e);
      } catch (KafkaException e) {
        log.warn("Answers on {} cannot be read now: {}", place, e.toString());
        pause();
      }
    }
    consumer.close();
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Another client's answer is on the same partition: nobody here waits for it. */
  private void read(ConsumerRecord<byte[], byte[]> record) {
    var correlation = record.headers().lastHeader(CORRELATION);
    var waiting =
        correlation == null || correlation.value() == null
            ? null
            : expected.get(new String(correlation.value(), StandardCharsets.UTF_8));
    if (waiting != null) {
      answer(waiting, record);
    }
  }

  /** What follows from the answer is not done on the thread that reads the others. */
  private static void answer(Waiting waiting, ConsumerRecord<byte[], byte[]> record) {
    try {
      var reply = Json.mapper().readValue(record.value(), CommandReply.class);
      waiting.reply().completeAsync(() -> reply);
    } catch (JacksonException e) {
      waiting.fail("The answer cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whoever still waits is told that no answer will come. */
  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    expected.values().forEach(waiting -> waiting.fail("The client was closed", null));
  }
}
