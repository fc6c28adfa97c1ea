package io.orgtrail.command.gateway.http;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.api.replies.CommandReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;

/** Puts a command that came over HTTP on the topic and waits for its answer. */
@Component
class CommandBridge {

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final ReplyInbox inbox;

  CommandBridge(KafkaTemplate<byte[], byte[]> kafka, ReplyInbox inbox) {
    this.kafka = kafka;
    this.inbox = inbox;
  }

  /**
   * A command as it came.
   *
   * @param key of its record
   * @param json the body, unchanged
   */
  record Message(
      Class<? extends Command> type,
      String commandId,
      String key,
      byte[] json,
      String token,
      boolean dryRun,
      String expectedVersion,
      String traceParent) {}

  /**
   * Sends the command.
   *
   * @return the answer; a timeout when none came in time; the broker's failure when it took nothing
   */
  CompletableFuture<CommandReply> send(Message message, Duration atMost) {
    // Hard to guess: whoever names it in a command of their own has the answer to that taken for
    // this one's.
    var correlationId = UUID.randomUUID().toString();
    var reply = inbox.expect(correlationId, atMost);
    try {
      kafka
          .send(record(message, correlationId))
          .whenComplete(
              (sent, failure) -> {
                if (failure != null) {
                  reply.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      // It does not even know now where the topic is.
      reply.completeExceptionally(e);
    }
    return reply;
  }

  private static ProducerRecord<byte[], byte[]> record(Message message, String correlationId) {
    var headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", message.commandId());
    add(headers, "ce_type", MessageCatalogue.TYPE_PREFIX + message.type().getSimpleName());
    add(headers, "ce_source", "/commands");
    add(headers, "content-type", "application/json");
    add(headers, "authorization", "Bearer " + message.token());
    add(headers, KafkaHeaders.REPLY_TOPIC, Topics.HTTP_REPLIES);
    add(headers, KafkaHeaders.CORRELATION_ID, correlationId);
    add(headers, "dryrun", message.dryRun() ? "true" : null);
    add(headers, "expectedversion", message.expectedVersion());
    add(headers, "traceparent", message.traceParent());
    return new ProducerRecord<>(
        Topics.COMMANDS,
        null,
        message.key().getBytes(StandardCharsets.UTF_8),
        message.json(),
        headers);
  }

  private static void add(RecordHeaders headers, String name, String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
