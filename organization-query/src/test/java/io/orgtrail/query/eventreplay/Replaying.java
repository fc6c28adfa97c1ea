package io.orgtrail.query.eventreplay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Broker;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.QueryService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** An operator who replays events, and looks at what is on the topic then. */
record Replaying(QueryService service, Broker broker) {

  private static final Duration LONG = Duration.ofMinutes(1);

  static String newTopic() {
    return "replay-" + UUID.randomUUID();
  }

  Client operator() {
    return service.as(Map.of("sub", "olga", "scope", "organization:operator"));
  }

  Answer order(String json) {
    return operator().post("/event-replays", json);
  }

  /** Orders a replay; answers its id. */
  String begin(String json) {
    var answer = order(json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json("$.id");
  }

  Answer get(String id) {
    return operator().get("/event-replays/%s", id);
  }

  Answer await(String id, Predicate<Answer> isSo) {
    return Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> get(id), isSo);
  }

  Answer awaitStatus(String id, String status) {
    return await(id, answer -> answer.<String>json("$.status").equals(status));
  }

  /** Orders a replay and waits until it is on the topic. */
  Answer complete(String json) {
    return awaitStatus(begin(json), "COMPLETED");
  }

  List<Long> positions(String topic) {
    return broker.records(topic).stream().map(Replaying::position).toList();
  }

  static long position(ConsumerRecord<byte[], byte[]> record) {
    return Long.parseLong(Broker.header(record, "ce_position"));
  }
}
