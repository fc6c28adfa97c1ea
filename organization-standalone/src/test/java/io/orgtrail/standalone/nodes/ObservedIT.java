package io.orgtrail.standalone.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.api.messages.Json;
import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.EmbeddedPostgresServer;
import io.orgtrail.standalone.nodes.Collector.Seen;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What is seen from outside of both services as they are deployed: traces and logs. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ObservedIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Path DIRECTORY = Path.of("target", "observed");
  private static final String COMMAND = "organization-command";
  private static final String QUERY = "organization-query";
  private static final String SENDER = "00f067aa0ba902b7";

  private static Collector collector;
  private static EmbeddedPostgresServer postgres;
  private static EmbeddedKafkaBroker kafka;
  private static Cluster cluster;
  private static Node command;
  private static Node query;

  @BeforeAll
  static void start() throws Exception {
    collector = Collector.start();
    postgres = EmbeddedPostgresServer.startTemporary();
    kafka = EmbeddedKafkaBroker.startTemporary();
    Transport plain = Transport.plain();
    Map<String, String> settings = new HashMap<>(plain.services());
    settings.put("ORGANIZATION_OTLP_ENDPOINT", collector.endpoint());
    settings.put("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULE_DELAY", "100ms");
    settings.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
    settings.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_WEB_SERVLET", "debug");
    settings.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_JDBC_CORE", "debug");
    Transport observed =
        new Transport(
            plain.scheme(),
            plain.http(),
            plain.postgres(),
            plain.broker(),
            plain.urlParameters(),
            settings);
    cluster = new Cluster(postgres, kafka.bootstrapServers(), observed, DIRECTORY);
    command = cluster.command();
    query = cluster.query();
    await("command").atMost(LONG).until(command::isReady);
    await("query").atMost(LONG).until(query::isReady);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    kafka.close();
    postgres.close();
    collector.close();
  }

  @Test
  void theTraceOfARecordGoesOnThroughCommandAndProjections() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    send("acme", traceParent(trace, "01"));

    List<Seen> spans = spans(trace, 3);

    Seen decided = named(spans, "decide CreateOrganization");
    assertThat(decided.service()).isEqualTo(COMMAND);
    assertThat(decided.parentId()).isEqualTo(SENDER);
    assertThat(decided.attributes())
        .containsEntry("command.outcome", "ACCEPTED")
        .containsEntry("organization.id", "acme");
    for (String event : List.of("OrganizationCreated", "MemberAdded")) {
      Seen projected = named(spans, "project " + event);
      assertThat(projected.service()).isEqualTo(QUERY);
      assertThat(projected.parentId()).isEqualTo(SENDER);
    }
  }

  @Test
  void theTraceOfARequestGoesOnThroughCommandAndProjections() throws Exception {
    String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
    create("initech", traceParent(trace, "01"));

    List<Seen> spans = spans(trace, 4);

    Seen request = named(spans, "http post /commands/{name}");
    assertThat(request.parentId()).isEqualTo(SENDER);
    assertThat(named(spans, "decide CreateOrganization").parentId()).isEqualTo(request.spanId());
    assertThat(named(spans, "project OrganizationCreated").parentId()).isEqualTo(request.spanId());
  }

  @Test
  void queriesAreTraced() throws Exception {
    String trace = "6bf92f3577b34da6a3ce929d0e0e4736";
    query.get("/industries", "traceparent", traceParent(trace, "01"));

    assertThat(spans(trace, 1).get(0).service()).isEqualTo(QUERY);
  }

  @Test
  void noSpanIsSentOfATraceThatIsNotSampled_orOfHousekeeping() throws Exception {
    String unsampled = "7bf92f3577b34da6a3ce929d0e0e4736";
    String sampled = "8bf92f3577b34da6a3ce929d0e0e4736";
    create("unseen", traceParent(unsampled, "00"));
    create("seen", traceParent(sampled, "01"));

    spans(sampled, 4);

    assertThat(collector.trace(unsampled)).isEmpty();
    assertThat(collector.spans())
        .extracting(Seen::name)
        .noneMatch(name -> name.startsWith("task ") || name.contains("actuator"));
  }

  @Test
  void aTraceContextThatIsNoneHarmsNobody() throws Exception {
    List<String> malformed =
        List.of("", "none", "00-0-0-01", traceParent("0".repeat(32), "01"), "ff" + "-0".repeat(9));
    for (String traceParent : malformed) {
      send("malformed", traceParent);
    }
    for (String traceParent : malformed) {
      HttpResponse<String> asked = query.get("/industries", "traceparent", traceParent);
      assertThat(asked.statusCode()).as(traceParent).isEqualTo(200);
    }
    create("wellformed", traceParent("9bf92f3577b34da6a3ce929d0e0e4736", "01"));
    HttpResponse<String> shown =
        query.get("/organizations/malformed", "Min-Position", "1", "Prefer", "wait=60");
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
  }

  @Test
  void everyLineOfALogIsJson_withTheTraceThatItBelongsTo() throws Exception {
    String trace = "abf92f3577b34da6a3ce929d0e0e4736";
    create("logged", traceParent(trace, "01"));
    // Unlike a creation it writes at once, which is what the command service has to log here.
    give(
        "UpdateOrganization",
        "{\"organizationId\":\"logged\",\"name\":\"Kept\"}",
        traceParent(trace, "01"));
    query.get("/industries", "traceparent", traceParent(trace, "01"));
    spans(trace, 8);

    for (String service : List.of("CommandApplication-0", "QueryApplication-1")) {
      List<JsonNode> lines = lines(service);
      assertThat(lines).as(service).hasSizeGreaterThan(5);
      assertThat(lines)
          .allMatch(line -> line.hasNonNull("@timestamp") && line.hasNonNull("message"));
      assertThat(lines).anyMatch(line -> line.toString().contains(trace));
    }
    assertThat(lines("CommandApplication-0"))
        .filteredOn(line -> line.toString().contains(trace))
        .extracting(line -> line.path("process").path("thread").path("name").asString())
        .anyMatch(thread -> thread.contains("command-consumer"));
  }

  private static List<JsonNode> lines(String log) throws IOException {
    String said = Files.readString(DIRECTORY.resolve(log + ".log"));
    // The last line may be under way.
    return said.substring(0, said.lastIndexOf('\n')).lines().map(Json.mapper()::readTree).toList();
  }

  private static String traceParent(String traceId, String flags) {
    return "00-%s-%s-%s".formatted(traceId, SENDER, flags);
  }

  private static void create(String organizationId, String traceParent) throws Exception {
    give("CreateOrganization", json(organizationId), traceParent);
  }

  private static void give(String name, String json, String traceParent) throws Exception {
    HttpResponse<String> given =
        command.post("/commands/" + name, json, "traceparent", traceParent);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    assertThat(JsonPath.<String>read(given.body(), "$.status")).isEqualTo("ACCEPTED");
  }

  private static String json(String organizationId) {
    return "{\"organizationId\":\"%1$s\",\"name\":\"%1$s\"}".formatted(organizationId);
  }

  private static void send(String organizationId, String traceParent) throws Exception {
    ProducerRecord<String, String> record =
        new ProducerRecord<>("organization.commands", organizationId, json(organizationId));
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", "create-" + organizationId,
            "ce_type", "io.orgtrail.CreateOrganization",
            "ce_source", "/observed",
            "content-type", "application/json",
            "authorization", "Bearer " + cluster.token(),
            "traceparent", traceParent)
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.broker()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(record).get();
    }
  }

  private static List<Seen> spans(String trace, int count) {
    return await("spans")
        .atMost(LONG)
        .until(() -> collector.trace(trace), spans -> spans.size() >= count);
  }

  private static Seen named(List<Seen> spans, String name) {
    assertThat(spans).extracting(Seen::name).contains(name);
    return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }
}
