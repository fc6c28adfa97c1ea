package io.orgtrail.standalone.nodes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups of the database, made and restored as docs/operations.md tells. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RestoreIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String EVENTS = "organization.events";

  /** What the processes say is kept: it tells what went wrong. */
  private final Path directory = Path.of("target", "restores");

  @TempDir Path data;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Servers servers;
  private Cluster cluster;
  private Node command;
  private Node query;

  @BeforeEach
  void start() throws Exception {
    servers = open(new Servers(data, Files.createDirectories(directory)));
    servers.startPostgres();
    servers.startBroker();
    cluster = open(new Cluster(servers.postgres(), servers.broker(), Transport.plain(), directory));
    startServices(cluster);
  }

  private <T extends AutoCloseable> T open(T part) {
    opened.push(part);
    return part;
  }

  @AfterEach
  void stop() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void whatCameAfterTheBackupIsDecidedAgain() throws Exception {
    Traffic traffic = open(new Traffic(cluster, new Random()));
    Topic replies = open(new Topic(cluster.broker(), Traffic.REPLIES));
    Topic events = open(new Topic(cluster.broker(), EVENTS));
    invitePeople();
    traffic.begin();
    awaitMore(replies, 200);
    OnlineBackup backup =
        OnlineBackup.of(
            data.resolve("postgres"), servers.postgres().superuser(), data.resolve("backup"));
    long saved = cluster.head();
    awaitMore(replies, 200);
    accepted("ForgetPerson", "{\"userId\":\"zoe\"}");
    traffic.end();
    String lost = quiet();
    awaitMore(replies, traffic.count() - replies.count());

    stopServices();
    servers.killPostgres();
    backup.restore(data.resolve("postgres"));
    servers.startPostgres();
    assertThat(cluster.head()).isLessThanOrEqualTo(saved);
    startServices(cluster);

    awaitUntilAllIsDecided(traffic);
    Evidence evidence = new Evidence(cluster, traffic, replies, events);
    evidence.stored();
    evidence.shown(List.of(query));
    evidence.proven(query, data);
    evidence.replayed(query);
    assertThat(versions(replies).values()).allMatch(versions -> versions.size() == 1);
    await().atMost(LONG).until(() -> email("zoe"), "erased"::equals);
    assertThat(email("yan")).isEqualTo("yan@example.com");
    assertThat(quiet()).isEqualTo(lost);
    assertIsPublished(events);
  }

  @Test
  void aBackupOfTheTablesWorksInAnotherInstallation() throws Exception {
    invitePeople();
    accepted("ForgetPerson", "{\"userId\":\"zoe\"}");
    HttpResponse<String> first = add("xaver", "first");
    String lost = quiet();
    EmbeddedPostgresServer other = open(EmbeddedPostgresServer.startTemporary());
    EmbeddedKafkaBroker broker = open(EmbeddedKafkaBroker.startTemporary());
    Cluster restored = open(elsewhere(other, broker));
    Node migrating = restored.command();
    await().atMost(LONG).until(migrating::isReady);
    migrating.kill();

    TableCopy.of(servers.postgres().superuser()).restore(other.superuser());
    stopServices();
    cluster = restored;
    startServices(restored);

    assertThat(quiet()).isEqualTo(lost);
    assertThat(email("zoe")).isEqualTo("erased");
    assertThat(email("yan")).isEqualTo("yan@example.com");
    HttpResponse<String> again = add("xaver", "first");
    assertThat(JsonPath.<Boolean>read(again.body(), "$.duplicate")).isTrue();
    assertThat(JsonPath.<Integer>read(again.body(), "$.position"))
        .isEqualTo(JsonPath.<Integer>read(first.body(), "$.position"));
    long head = cluster.head();
    assertThat(JsonPath.<Integer>read(add("new", "second").body(), "$.position"))
        .isEqualTo((int) head + 1);
    assertThat(
            JsonPath.<Boolean>read(
                get("/organizations/people/audit-trail/verification").body(), "$.verified"))
        .isTrue();
  }

  private Cluster elsewhere(EmbeddedPostgresServer postgres, EmbeddedKafkaBroker broker)
      throws IOException {
    Path other = directory.resolve("elsewhere");
    return new Cluster(postgres, broker.bootstrapServers(), Transport.plain(), other);
  }

  private void startServices(Cluster installation) throws Exception {
    command = installation.command();
    query = installation.query();
    await().atMost(LONG).until(() -> command.isReady() && query.isReady());
  }

  private void stopServices() {
    command.kill();
    query.kill();
  }

  /** An organization to which nothing happens any more once a person was forgotten. */
  private void invitePeople() throws Exception {
    accepted("CreateOrganization", "{\"organizationId\":\"people\",\"name\":\"People\"}");
    for (String user : List.of("yan", "zoe")) {
      accepted(
          "AddMember",
          """
          {"organizationId":"people","userId":"%1$s","email":"%1$s@example.com"}"""
              .formatted(user));
    }
  }

  private HttpResponse<String> add(String user, String key) throws Exception {
    String json = "{\"organizationId\":\"people\",\"userId\":\"%s\"}".formatted(user);
    HttpResponse<String> answer = command.post("/commands/AddMember", json, "Idempotency-Key", key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private void accepted(String name, String json) throws Exception {
    HttpResponse<String> answer = command.post("/commands/" + name, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** What is told of an organization, but for times. */
  private String quiet() throws Exception {
    return get("/organizations/people/members")
        .body()
        .replaceAll("\"(joinedAt|updatedAt)\":\"[^\"]*\"", "");
  }

  private String email(String user) throws Exception {
    return JsonPath.read(get("/organizations/people/members/" + user).body(), "$.email");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return query.get(path, "Min-Position", Long.toString(cluster.head()), "Prefer", "wait=60");
  }

  private static void awaitMore(Topic replies, int number) {
    int wanted = replies.count() + number;
    await().atMost(LONG).until(() -> replies.count() >= wanted);
  }

  private void awaitUntilAllIsDecided(Traffic traffic) {
    for (String organization : traffic.organizations()) {
      await()
          .atMost(LONG)
          .until(
              () ->
                  cluster
                          .longs(
                              "SELECT count(*) FROM eventstore.event WHERE organization_id = '%s'"
                                  .formatted(organization))
                          .get(0)
                      == traffic.commands(organization).size() + 1);
    }
  }

  /** What each command was told, before the restore and after it. */
  private static Map<String, Set<Integer>> versions(Topic replies) {
    return replies.records().stream()
        .map(record -> record.value())
        .collect(
            groupingBy(
                reply -> JsonPath.<String>read(reply, "$.commandId"),
                mapping(reply -> JsonPath.<Integer>read(reply, "$.version"), toSet())));
  }

  private void assertIsPublished(Topic events) {
    List<String> stored =
        cluster
            .database()
            .queryForList("SELECT event_id::text FROM eventstore.event", String.class);
    await()
        .atMost(LONG)
        .until(
            () ->
                events.records().stream()
                    .map(record -> Topic.header(record, "ce_id"))
                    .collect(toSet())
                    .containsAll(stored));
  }
}
