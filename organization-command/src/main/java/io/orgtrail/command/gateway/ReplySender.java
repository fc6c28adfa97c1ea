package io.orgtrail.command.gateway;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Tells callers what came of their commands, and keeps what could not be read. */
class ReplySender {

  private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final ReplyTopics topics;

  ReplySender(KafkaTemplate<byte[], byte[]> kafka, ReplyTopics topics) {
    this.kafka = kafka;
    this.topics = topics;
  }

  /**
   * Sends the answers of a batch and its dead letters, and waits until the broker has them.
   *
   * @throws RuntimeException when the broker is away: the same batch is to be answered again
   */
  void send(List<Outcome> outcomes) {
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var outcome : outcomes) {
      if (outcome.command().record() != null) {
        sent.add(reply(outcome));
        if (outcome.deadLetter() != null) {
          sent.add(kafka.send(deadLetter(outcome)));
        }
      }
    }
    kafka.flush();
    sent.forEach(ReplySender::await);
  }

  private CompletableFuture<?> reply(Outcome outcome) {
    var headers = outcome.command().record().headers();
    var topic = topics.resolve(outcome.command());
    var partition = topic.equals(Topics.REPLIES) ? null : partition(headers);
    return kafka
        .send(record(topic, partition, outcome))
        .exceptionallyCompose(failure -> instead(topic, outcome, failure));
  }

  /** A caller's topic that cannot be written to is no reason to keep the others waiting. */
  private CompletableFuture<SendResult<byte[], byte[]>> instead(
      String topic, Outcome outcome, Throwable failure) {
    if (topic.equals(Topics.REPLIES) || isRetriable(failure)) {
      return CompletableFuture.failedFuture(failure);
    }
    log.warn("Reply topic {} cannot be written to: {}", topic, failure.toString());
    return kafka.send(record(Topics.REPLIES, null, outcome));
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Integer partition, Outcome outcome) {
    var reply = outcome.reply();
    var headers = new RecordHeaders();
    var type = reply instanceof CommandReply.Accepted ? "CommandAccepted" : "CommandRejected";
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", UUID.randomUUID().toString());
    add(headers, "ce_type", MessageCatalogue.TYPE_PREFIX + type);
    add(headers, "ce_source", "/commands");
    add(headers, "content-type", "application/json");
    copy(outcome.command().record().headers(), headers, CommandHeaders.CORRELATION_ID);
    copy(outcome.command().record().headers(), headers, CommandHeaders.TRACE_PARENT);
    var key = outcome.command().organizationId();
    return new ProducerRecord<>(
        topic,
        partition,
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        Json.mapper().writeValueAsBytes(reply),
        headers);
  }

  private static ProducerRecord<byte[], byte[]> deadLetter(Outcome outcome) {
    var record = outcome.command().record();
    var headers = new RecordHeaders(record.headers().toArray());
    headers.remove(CommandHeaders.AUTHORIZATION);
    headers.remove(CommandHeaders.FORWARDED);
    add(headers, CommandHeaders.ERROR_CODE, outcome.deadLetter().code().name());
    add(headers, CommandHeaders.ERROR_MESSAGE, outcome.deadLetter().detail());
    return new ProducerRecord<>(Topics.DEAD_LETTERS, null, record.key(), record.value(), headers);
  }

  private static Integer partition(Headers headers) {
    var header = headers.lastHeader(CommandHeaders.REPLY_PARTITION);
    return header == null || header.value() == null || header.value().length != Integer.BYTES
        ? null
        : ByteBuffer.wrap(header.value()).getInt();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void copy(Headers from, Headers to, String name) {
    var header = from.lastHeader(name);
    if (header != null) {
      to.add(header);
    }
  }

  private static boolean isRetriable(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null && !(cause instanceof RetriableException)) {
      cause = cause.getCause();
    }
    return cause instanceof RetriableException;
  }

  private static void await(CompletableFuture<?> sent) {
    try {
      sent.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the broker did not take an answer", e.getCause());
    }
  }
}
