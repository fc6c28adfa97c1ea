package io.orgtrail.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventRecordTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String TOLD =
      "{\"actor\":\"alice\",\"operator\":false,\"commandId\":\"c-1\",\"traceparent\":\"%s\"}"
          .formatted(TRACE);

  @Test
  void isACloudEventThatTellsWhoAndByWhichCommand() {
    assertThat(headers(EventRecord.of("t", event("acme", TOLD))))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", "8a6e0804-2bd0-4672-b79d-d97027f9071a"),
                Map.entry("ce_type", "io.orgtrail.MemberAdded"),
                Map.entry("ce_source", "/organizations/acme"),
                Map.entry("ce_time", "2026-01-02T03:04:05.678Z"),
                Map.entry("content-type", "application/json"),
                Map.entry("ce_position", "4711"),
                Map.entry("ce_version", "17"),
                Map.entry("ce_actor", "alice"),
                Map.entry("ce_commandid", "c-1"),
                Map.entry("ce_traceparent", TRACE)));
  }

  @Test
  void isKeyedByTheOrganization_withTheStoredTextAsItsValue() {
    var record = EventRecord.of("t", event("acme", TOLD));
    assertThat(record.topic()).isEqualTo("t");
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("acme");
    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .isEqualTo("{ \"name\" : \"Jürgen\" }");
  }

  @Test
  void leavesOutWho_whenTheServiceActedByItself() {
    assertThat(headers(EventRecord.of("t", event("acme", "{}"))))
        .doesNotContainKeys("ce_actor", "ce_commandid", "ce_traceparent", "ce_replay");
  }

  @Test
  void tellsWhichReplayTellsItAgain() {
    var headers = headers(EventRecord.again("t", event("acme", TOLD), "r-1"));
    assertThat(headers.remove("ce_replay")).isEqualTo("r-1");
    assertThat(headers).isEqualTo(headers(EventRecord.of("t", event("acme", TOLD))));
  }

  @Test
  void namesASourceThatIsAUri() {
    assertThat(headers(EventRecord.of("t", event("a b/ü", TOLD))).get("ce_source"))
        .isEqualTo("/organizations/a+b%2F%C3%BC");
  }

  private static StoredEvent event(String organizationId, String metaData) {
    return new StoredEvent(
        4711,
        Instant.parse("2026-01-02T03:04:05.678Z"),
        "8a6e0804-2bd0-4672-b79d-d97027f9071a",
        "Organization",
        organizationId,
        16,
        "MemberAdded",
        "1",
        organizationId,
        17,
        "{ \"name\" : \"Jürgen\" }",
        "{ \"name\" : \"enc:1:7:as it is stored\" }",
        metaData);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
