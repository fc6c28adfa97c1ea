package io.orgtrail.standalone.nodes;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.api.messages.Json;
import io.orgtrail.standalone.nodes.Traffic.Sent;
import io.orgtrail.verifier.VerifierApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.node.ObjectNode;

/** What has become of the commands that were sent. */
record Evidence(Cluster cluster, Traffic traffic, Topic replies, Topic events) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Each command had one effect, in the order of sending; sent again it was answered the same. */
  void answered() {
    assertThat(traffic.failures()).isEmpty();
    // What a node read again when shares moved is answered again, so their number alone tells
    // nothing.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(replies.count()).isGreaterThanOrEqualTo(traffic.count());
              assertThat(answers().keySet()).hasSameSizeAs(traffic.commands());
            });
    Map<String, List<ObjectNode>> answers = answers();
    for (String organization : traffic.organizations()) {
      long version = 1;
      for (Sent sent : traffic.commands(organization)) {
        version++;
        assertSame(answers.get(sent.id()), version);
      }
    }
  }

  /** All answers, by the id of the command. */
  private Map<String, List<ObjectNode>> answers() {
    return replies.records().stream()
        .map(record -> (ObjectNode) Json.mapper().readTree(record.value()))
        .collect(groupingBy(reply -> reply.get("commandId").asString()));
  }

  private static void assertSame(List<ObjectNode> answers, long version) {
    assertThat(answers.stream().filter(reply -> !reply.remove("duplicate").asBoolean()).count())
        .isLessThanOrEqualTo(1);
    assertThat(answers.stream().distinct()).hasSize(1);
    ObjectNode reply = answers.get(0);
    assertThat(reply.get("status").asString()).as("%s", reply).isEqualTo("ACCEPTED");
    assertThat(reply.get("version").asLong()).as("%s", reply).isEqualTo(version);
  }

  /** Positions and versions have no gaps, members came in the order of sending, each once. */
  void stored() {
    List<Long> all = upTo(cluster.head());
    assertThat(cluster.longs("SELECT position FROM eventstore.event ORDER BY 1")).isEqualTo(all);
    await()
        .atMost(PATIENCE)
        .until(
            () -> cluster.longs("SELECT position FROM eventstore.event_chain ORDER BY 1"),
            all::equals);
    for (String organization : traffic.organizations()) {
      assertThat(ofOrganization("version", organization, Long.class))
          .isEqualTo(upTo(traffic.commands(organization).size() + 1));
      assertThat(ofOrganization("payload ->> 'userId'", organization, String.class))
          .filteredOn(userId -> userId != null)
          .isEqualTo(members(organization));
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private <T> List<T> ofOrganization(String column, String organization, Class<T> type) {
    return cluster
        .database()
        .queryForList(
            "SELECT %s FROM eventstore.event WHERE organization_id = ? ORDER BY position"
                .formatted(column),
            type,
            organization);
  }

  /** Whoever made it, and those who were added. */
  private List<String> members(String organization) {
    return Stream.concat(
            Stream.of("operator"),
            traffic.commands(organization).stream().skip(1).map(Sent::userId))
        .toList();
  }

  /** Every event was published, those of an organization in their order, repeats aside. */
  void published() {
    for (String organization : traffic.organizations()) {
      List<Long> positions = ofOrganization("position", organization, Long.class);
      await().atMost(PATIENCE).until(() -> published(organization), positions::equals);
    }
  }

  private List<Long> published(String organization) {
    return events.records().stream()
        .filter(record -> record.key().equals(organization))
        .map(Evidence::position)
        .distinct()
        .toList();
  }

  private static Long position(ConsumerRecord<String, String> record) {
    return Long.valueOf(Topic.header(record, "ce_position"));
  }

  /** Every query service tells of every member, and all tell the same. */
  void shown(List<Node> queries) throws Exception {
    for (String organization : traffic.organizations()) {
      List<String> members = members(organization);
      List<String> overviews = new ArrayList<>();
      for (Node node : queries) {
        overviews.add(overview(node, organization));
      }
      assertThat(overviews).hasSameSizeAs(queries).containsOnly(overviews.get(0));
      assertThat(JsonPath.<Integer>read(overviews.get(0), "$.memberCount"))
          .isEqualTo(members.size());
      assertThat(cluster.shownMembers(organization)).containsExactlyInAnyOrderElementsOf(members);
    }
  }

  /** What every organization tells of its past can be proven without the services. */
  void proven(Node query, Path directory) throws Exception {
    for (String organization : traffic.organizations()) {
      Path export = directory.resolve(organization + ".ndjson");
      Files.writeString(export, export(query, organization));
      assertThat(VerifierApplication.run(System.out, System.err, "verify", export.toString()))
          .as(organization)
          .isZero();
      assertThat(Files.readAllLines(export))
          .as(organization)
          .hasSizeGreaterThan(traffic.commands(organization).size());
    }
  }

  private String export(Node query, String organization) throws Exception {
    return query
        .get(
            "/organizations/" + organization + "/audit-trail",
            "Accept",
            "application/x-ndjson",
            "Min-Position",
            Long.toString(cluster.head()),
            "Prefer",
            "wait=60")
        .body();
  }

  /** Made again from all events, the read model is the same. */
  void replayed(Node query) throws Exception {
    String id = JsonPath.read(query.post("/replays", "{}").body(), "$.id");
    await()
        .atMost(PATIENCE)
        .until(() -> replay(query, id, "$.status"), status -> !status.equals("RUNNING"));
    assertThat(this.<String>replay(query, id, "$.status")).isEqualTo("COMPLETED");
    assertThat(this.<Integer>replay(query, id, "$.differenceCount")).isZero();
  }

  private <T> T replay(Node query, String id, String path) throws Exception {
    return JsonPath.read(query.get("/replays/" + id).body(), path);
  }

  private String overview(Node node, String organization) throws Exception {
    return node.get(
            "/organizations/" + organization + "/overview",
            "Min-Position",
            Long.toString(cluster.head()),
            "Prefer",
            "wait=15")
        .body();
  }
}
