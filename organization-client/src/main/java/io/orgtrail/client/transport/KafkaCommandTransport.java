package io.orgtrail.client.transport;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.client.errors.RequestUnansweredException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Commands over Kafka, with answers on one partition of a topic that any number of clients share.
 */
public final class KafkaCommandTransport implements CommandTransport {

  /** An answer that takes longer may be lost: the command is given again under its id. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final String SOURCE = "/organization-client";

  private final Producer<byte[], byte[]> producer;
  private final ReplyReader replies;

  /**
   * Connects to the broker, and makes the topic of answers when it is not there.
   *
   * @param settings of Kafka's clients, {@code bootstrap.servers} at least
   * @param replyTopic where answers are to go
   * @throws KafkaException when the broker does not answer, or does not allow it
   */
  public KafkaCommandTransport(Map<String, Object> settings, String replyTopic) {
    this.replies = ReplyReader.start(settings, replyTopic);
    this.producer = producer(KafkaSettings.with(settings, PRODUCER));
  }

  /** Nothing is lost or doubled on the way; the broker keeps commands as they come. */
  private static final Map<String, Object> PRODUCER =
      Map.of(
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          true,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          PATIENCE.toMillis());

  private Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    try {
      return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (RuntimeException e) {
      replies.close();
      throw e;
    }
  }

  @Override
  public CompletableFuture<CommandReply> send(OutgoingCommand command) {
    var correlation = UUID.randomUUID().toString();
    var reply = new CompletableFuture<CommandReply>();
    replies.expect(correlation, command.commandId(), reply);
    attempt(command, correlation, reply);
    return reply.whenComplete((answer, failure) -> replies.forget(correlation));
  }

  private void attempt(
      OutgoingCommand command, String correlation, CompletableFuture<CommandReply> reply) {
    if (reply.isDone()) {
      return;
    }
    try {
      producer.send(
          record(command, correlation),
          (sent, failure) -> {
            if (failure != null && !(failure instanceof RetriableException)) {
              unanswered(command, reply, failure);
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      unanswered(command, reply, e);
      return;
    }
    if (command.deadline().allows(PATIENCE)) {
      unlessAnswered(reply, PATIENCE, () -> attempt(command, correlation, reply));
    } else {
      unlessAnswered(reply, command.deadline().left(), () -> unanswered(command, reply, null));
    }
  }

  /** Does something after a time; an answer before then leaves nothing behind. */
  private static void unlessAnswered(CompletableFuture<?> reply, Duration time, Runnable what) {
    reply
        .copy()
        .orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (answer, failure) -> {
              if (failure instanceof TimeoutException) {
                CompletableFuture.runAsync(what);
              }
            });
  }

  private static void unanswered(
      OutgoingCommand command, CompletableFuture<CommandReply> reply, Exception cause) {
    reply.completeExceptionally(
        new RequestUnansweredException(
            "%s was not answered%s".formatted(command.name(), cause == null ? "" : ": " + cause),
            command.commandId(),
            cause));
  }

  private ProducerRecord<byte[], byte[]> record(OutgoingCommand command, String correlation) {
    var key = command.key() == null ? null : utf8(command.key());
    var record = new ProducerRecord<>(Topics.COMMANDS, key, command.json());
    var headers = record.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", command.commandId());
    add(headers, "ce_type", MessageCatalogue.TYPE_PREFIX + command.name());
    add(headers, "ce_source", SOURCE);
    add(headers, "content-type", "application/json");
    add(headers, "authorization", "Bearer " + command.token().get());
    if (command.dryRun()) {
      add(headers, "dryrun", "true");
    }
    if (command.expectedVersion() != null) {
      add(headers, "expectedversion", command.expectedVersion().toString());
    }
    if (command.traceParent() != null) {
      add(headers, "traceparent", command.traceParent());
    }
    replies.address(headers, correlation);
    return record;
  }

  static void add(Headers headers, String name, String value) {
    headers.add(name, utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(CLOSING);
    replies.close();
  }
}
