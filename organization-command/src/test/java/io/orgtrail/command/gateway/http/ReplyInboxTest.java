package io.orgtrail.command.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.api.replies.CommandReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;

class ReplyInboxTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private static final CommandReply REPLY =
      new CommandReply.Accepted(
          "c-1", "AddMember", "acme", Map.of(), List.of("MemberAdded"), 3, 7L, false, false);

  private final ReplyInbox inbox = new ReplyInbox(null, null);

  @Test
  void takesAReplyThatIsWaitedForHere() {
    var awaited = inbox.expect("a", LONG);

    assertThat(inbox.take("a", REPLY)).isTrue();
    assertThat(awaited).isCompletedWithValue(REPLY);
  }

  @Test
  void takesAReplyThatAnotherInstanceSent() {
    var awaited = inbox.expect("a", LONG);

    inbox.onMessage(record("a"));

    assertThat(awaited).isCompletedWithValue(REPLY);
  }

  @Test
  void leavesRepliesToOthers() {
    var awaited = inbox.expect("a", LONG);

    assertThat(inbox.take("b", REPLY)).isFalse();
    assertThat(awaited).isNotDone();
  }

  @Test
  void takesEachReplyOnce() {
    inbox.expect("a", LONG);
    inbox.take("a", REPLY);

    assertThat(inbox.take("a", REPLY)).isFalse();
  }

  @Test
  void takesNoReplyOnceNobodyWaitsAnyMore() {
    var awaited = inbox.expect("a", Duration.ZERO);

    assertThat(awaited)
        .failsWithin(LONG)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(TimeoutException.class);
    assertThat(inbox.take("a", REPLY)).isFalse();
  }

  private static ConsumerRecord<byte[], byte[]> record(String correlationId) {
    var record =
        new ConsumerRecord<byte[], byte[]>(
            Topics.HTTP_REPLIES, 0, 0, null, Json.mapper().writeValueAsBytes(REPLY));
    record
        .headers()
        .add(KafkaHeaders.CORRELATION_ID, correlationId.getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
