package io.orgtrail.benchmarks.load;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An answer as it came; its body is read only when somebody wants to know. */
public record Reply(long correlation, boolean isAccepted, byte[] body, long receivedNanos) {
  static final byte[] ACCEPTED = "io.orgtrail.CommandAccepted".getBytes(StandardCharsets.UTF_8);

  static Reply of(ConsumerRecord<byte[], byte[]> record, long receivedNanos) {
    byte[] correlation = record.headers().lastHeader("kafka_correlationId").value();
    byte[] type = record.headers().lastHeader("ce_type").value();
    return new Reply(
        ByteBuffer.wrap(correlation).getLong(),
        Arrays.equals(type, ACCEPTED),
        record.value(),
        receivedNanos);
  }

  /** What it says. */
  public CommandReply content() {
    return Json.mapper().readValue(body, CommandReply.class);
  }

  void requireAccepted() {
    if (!isAccepted) {
      throw new UnexpectedReplyException(this);
    }
  }

  /** Position of the last event of an accepted command; fails when it was rejected. */
  public long position() {
    if (content() instanceof CommandReply.Accepted accepted) {
      return accepted.position();
    }
    throw new UnexpectedReplyException(this);
  }
}
