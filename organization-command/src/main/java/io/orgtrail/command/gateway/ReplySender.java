package io.orgtrail.command.gateway;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.gateway.ReplyTopics.Place;
import io.orgtrail.web.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.axonframework.common.IdentifierFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Tells callers what came of their commands, and keeps what could not be read. */
class ReplySender {

  private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

  private static final int MAX_COPIED = 4_096;

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final ReplyTopics topics;
  private final AwaitedReplies awaited;

  /**
   * Sends by a producer that waits for no further records.
   *
   * @param awaited takes replies that somebody here waits for
   */
  ReplySender(KafkaTemplate<byte[], byte[]> kafka, ReplyTopics topics, AwaitedReplies awaited) {
    this.kafka = kafka;
    this.topics = topics;
    this.awaited = awaited;
  }

  /**
   * Sends the answers of a batch and its dead letters, and waits until the broker has them.
   *
   * @throws RuntimeException when the broker is away: the same batch is to be answered again
   */
  void send(List<Outcome> outcomes) {
    var asked = outcomes.stream().filter(outcome -> outcome.command().record() != null).toList();
    var places = topics.places(asked.stream().map(Outcome::command).toList());
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var i = 0; i < asked.size(); i++) {
      var outcome = asked.get(i);
      if (!isTaken(outcome, places.get(i))) {
        sent.add(reply(outcome, places.get(i)));
      }
      if (outcome.deadLetter() != null) {
        sent.add(deadLetter(outcome));
      }
    }
    sent.forEach(ReplySender::await);
  }

  private boolean isTaken(Outcome outcome, Place place) {
    var headers = outcome.command().record().headers();
    var correlationId = CommandHeaders.text(headers, CommandHeaders.CORRELATION_ID);
    return place.topic().equals(Topics.HTTP_REPLIES)
        && correlationId != null
        && awaited.take(correlationId, outcome.confidentialReply());
  }

  private CompletableFuture<?> reply(Outcome outcome, Place place) {
    return send(reply(place, outcome))
        .exceptionallyCompose(failure -> replyElsewhere(place, outcome, failure));
  }

  /** A caller's topic that cannot be written to is no reason to keep the others waiting. */
  private CompletableFuture<SendResult<byte[], byte[]>> replyElsewhere(
      Place place, Outcome outcome, Throwable failure) {
    if (has(failure, RetriableException.class)) {
      return CompletableFuture.failedFuture(failure);
    }
    if (place.equals(Place.DEFAULT)) {
      return giveUp("An answer", outcome, failure);
    }
    log.warn("Reply topic {} cannot be written to: {}", place.topic(), failure.toString());
    return send(reply(Place.DEFAULT, outcome))
        .exceptionallyCompose(again -> giveUp("An answer", outcome, again));
  }

  /** One that the broker does not take whole is kept without its content. */
  private CompletableFuture<?> deadLetter(Outcome outcome) {
    return send(deadLetter(outcome, outcome.command().record().value()))
        .exceptionallyCompose(
            failure ->
                isTooLarge(failure)
                    ? send(withoutContent(outcome))
                        .exceptionallyCompose(again -> giveUp("A dead letter", outcome, again))
                    : CompletableFuture.failedFuture(failure));
  }

  /** What the broker will never take holds up nobody; any other failure is tried again. */
  private static CompletableFuture<SendResult<byte[], byte[]>> giveUp(
      String what, Outcome outcome, Throwable failure) {
    if (!isTooLarge(failure)) {
      return CompletableFuture.failedFuture(failure);
    }
    var record = outcome.command().record();
    log.error(
        "{} is too large for the broker: record {} of partition {}",
        what,
        record.offset(),
        record.partition());
    return CompletableFuture.completedFuture(null);
  }

  /** The template throws what it learns at once, and tells the rest later. */
  private CompletableFuture<SendResult<byte[], byte[]>> send(
      ProducerRecord<byte[], byte[]> record) {
    try {
      return kafka.send(record);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static ProducerRecord<byte[], byte[]> reply(Place place, Outcome outcome) {
    var reply = place.isShared() ? outcome.reply() : outcome.confidentialReply();
    var headers = new RecordHeaders();
    var type = reply instanceof CommandReply.Accepted ? "CommandAccepted" : "CommandRejected";
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", IdentifierFactory.getInstance().generateIdentifier());
    add(headers, "ce_type", MessageCatalogue.TYPE_PREFIX + type);
    add(headers, "ce_source", "/commands");
    add(headers, "content-type", "application/json");
    if (isLimited(reply)) {
      add(headers, CommandHeaders.RETRY_AFTER, Problem.RETRY_AFTER);
    }
    copy(outcome.command().record().headers(), headers, CommandHeaders.CORRELATION_ID);
    copy(outcome.command().record().headers(), headers, CommandHeaders.TRACE_PARENT);
    var key = outcome.command().organizationId();
    return new ProducerRecord<>(
        place.topic(),
        place.partition(),
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        Json.mapper().writeValueAsBytes(reply),
        headers);
  }

  private static boolean isLimited(CommandReply reply) {
    return reply instanceof CommandReply.Rejected rejected
        && rejected.error().code().equals(ErrorCode.RATE_LIMITED.name());
  }

  private static ProducerRecord<byte[], byte[]> deadLetter(Outcome outcome, byte[] value) {
    var record = outcome.command().record();
    var headers = new RecordHeaders(record.headers().toArray());
    headers.remove(CommandHeaders.AUTHORIZATION);
    headers.remove(CommandHeaders.FORWARDED);
    add(headers, CommandHeaders.ERROR_CODE, outcome.deadLetter().code().name());
    add(headers, CommandHeaders.ERROR_MESSAGE, outcome.deadLetter().detail());
    return new ProducerRecord<>(Topics.DEAD_LETTERS, null, record.key(), value, headers);
  }

  private static ProducerRecord<byte[], byte[]> withoutContent(Outcome outcome) {
    var record = outcome.command().record();
    var letter = deadLetter(outcome, null);
    for (var header : record.headers()) {
      if (header.value() != null && header.value().length > MAX_COPIED) {
        letter.headers().remove(header.key());
      }
    }
    add(letter.headers(), CommandHeaders.ORIGINAL_PARTITION, "" + record.partition());
    add(letter.headers(), CommandHeaders.ORIGINAL_OFFSET, "" + record.offset());
    return letter;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void copy(Headers from, Headers to, String name) {
    var header = from.lastHeader(name);
    if (header != null && header.value() != null && header.value().length <= MAX_COPIED) {
      to.add(header);
    }
  }

  private static boolean isTooLarge(Throwable failure) {
    return has(failure, RecordTooLargeException.class)
        || has(failure, RecordBatchTooLargeException.class);
  }

  private static boolean has(Throwable failure, Class<?> type) {
    var cause = failure;
    while (cause != null && !type.isInstance(cause)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static void await(CompletableFuture<?> sent) {
    try {
      sent.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the broker did not take an answer", e.getCause());
    }
  }
}
