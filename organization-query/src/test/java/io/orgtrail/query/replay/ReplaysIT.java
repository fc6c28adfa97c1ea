package io.orgtrail.query.replay;

import static io.orgtrail.query.fixtures.ReadModelReplays.awaitEnd;
import static io.orgtrail.query.fixtures.ReadModelReplays.begin;
import static io.orgtrail.query.fixtures.ReadModelReplays.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplaysIT extends ReplayTest {

  private static final AtomicInteger STORIES = new AtomicInteger();
  private static Database database;
  private static QueryService service;
  private static EventStore store;

  @BeforeAll
  static void start() {
    database = Database.withoutEventStore();
    database.makeEventStore();
    store = new EventStore(database);
    service = QueryService.on(database);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.stop();
  }

  private final Story acme = told("acme-" + STORIES.incrementAndGet(), store);
  private final Client operator = asOperator(service);

  @Test
  void makesTheSameReadModelAgain() {
    var before = answers(operator, acme);
    var generation = database.liveSchema();

    var replay = replay(operator, "{}");
    assertThat(replay.<List<?>>json("$.differences")).isEmpty();
    assertThat(replay.<Integer>json("$.differenceCount")).isZero();
    assertThat(replay.<Integer>json("$.processed")).isEqualTo((int) store.head());
    assertThat(replay.<Integer>json("$.total")).isEqualTo((int) store.head());
    assertThat(replay.<Integer>json("$.eventsPerSecond")).isPositive();
    assertThat(replay.<String>json("$.requestedBy")).isEqualTo("operator");
    assertThat(replay.<String>json("$.startedAt")).endsWith("Z");
    assertThat(replay.<String>json("$.finishedAt")).endsWith("Z");
    assertThat(replay.<Object>json("$.projection")).isNull();
    assertThat(replay.<Object>json("$.secondsLeft")).isNull();
    assertThat(replay.<Object>json("$.error")).isNull();
    assertThat(database.liveSchema())
        .isEqualTo("read_" + replay.json("$.generation"))
        .isNotEqualTo(generation);

    assertThat(answers(operator, acme)).isEqualTo(before);
    assertThat(answers(operator, acme.added("later", "MEMBER"))).isNotEqualTo(before);
    assertThat(service.anonymous().get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void findsNamesAndMendsWhatWasChangedByHand() {
    var other = told("other-" + acme.id(), store);
    var before = answers(operator, other);
    damage("UPDATE %s.member SET role = 'OWNER', name = NULL WHERE organization_id = ?", acme);
    damage("DELETE FROM %s.team_member WHERE organization_id = ?", acme);
    damage("INSERT INTO %s.resource_tag VALUES (?, 'made-up', 'Text', '000000', 999999)", acme);

    var replay = replay(operator, "");
    assertThat(replay.<Integer>json("$.differenceCount")).isEqualTo(3);
    assertThat(replay.<List<String>>json("$.differences[*].table"))
        .containsExactlyInAnyOrder("member", "team_member", "resource_tag");
    assertThat(replay.<List<String>>json("$.differences[*].organizationId"))
        .containsOnly(acme.id());
    assertThat(difference(replay.json("$.differences"), "member"))
        .containsEntry("rows", List.of(3, 3));
    assertThat(replay.<List<Map<String, String>>>json(examples("member") + ".key"))
        .contains(Map.of("organization_id", acme.id(), "user_id", "bob"));
    assertThat(replay.<List<Map<String, String>>>json(examples("member") + ".rebuilt"))
        .anySatisfy(row -> assertThat(row).containsEntry("role", "AUDITOR").hasSize(2));
    assertThat(replay.<List<Map<String, String>>>json(examples("member") + ".live"))
        .anySatisfy(row -> assertThat(row).containsEntry("role", "OWNER").hasSize(2));
    assertThat(replay.<List<Object>>json(examples("team_member") + ".live")).containsOnlyNulls();
    assertThat(replay.<List<Object>>json(examples("resource_tag") + ".rebuilt"))
        .containsOnlyNulls();

    var members = operator.get("/organizations/%s/members", acme.id());
    assertThat(members.<String>each("role")).containsExactly("OWNER", "AUDITOR", "NONE");
    assertThat(operator.get("/organizations/%s/resource-tags", acme.id()).<String>each("id"))
        .containsExactly("t1");
    assertThat(answers(operator, other)).isEqualTo(before);
    assertThat(replay(operator, "{}").<Integer>json("$.differenceCount")).isZero();
  }

  @Test
  void runsOneProjectionAgain_whenAskedTo() {
    answers(operator, acme);
    damage("UPDATE %s.member SET role = 'ADMIN' WHERE organization_id = ?", acme);
    damage("UPDATE %s.team_member SET role = 'MEMBER' WHERE organization_id = ?", acme);

    var replay = replay(operator, "{\"projection\":\"team-member\"}");
    assertThat(replay.<String>json("$.projection")).isEqualTo("team-member");
    assertThat(replay.<List<String>>json("$.differences[*].table")).containsExactly("team_member");
    assertThat(operator.get("/organizations/%s/teams/red/members", acme.id()).<String>each("role"))
        .containsExactly("LEAD");
    // Whose projection did not run again is as it was.
    assertThat(operator.get("/organizations/%s/members", acme.id()).<String>each("role"))
        .containsOnly("ADMIN");
    assertThat(replay(operator, "").<List<String>>json("$.differences[*].table"))
        .containsExactly("member");
  }

  @Test
  void answersEveryQuestionWhileReplaysRun() {
    var told = CompletableFuture.runAsync(() -> tellUntil(3));
    var asking = as(service, "alice");
    var last = 0L;
    for (var turn = 0; !told.isDone(); turn++) {
      acme.added("turn-" + turn, "MEMBER");
      var answer = asking.after(acme).get("/organizations/%s", acme.id());
      assertThat(answer.<Integer>json("$.version")).isEqualTo((int) acme.version());
      var position = Long.parseLong(answer.header("Position"));
      assertThat(position).isGreaterThanOrEqualTo(Math.max(last, acme.position()));
      last = position;
    }
    told.join();
    assertThat(replay(operator, "{}").<Integer>json("$.differenceCount")).isZero();
  }

  /** While other organizations have much to tell as well. */
  private void tellUntil(int replays) {
    var telling =
        CompletableFuture.runAsync(
            () -> IntStream.range(0, 20).forEach(i -> told("busy-" + acme.id() + "-" + i, store)));
    for (var i = 0; i < replays || !telling.isDone(); i++) {
      assertThat(replay(operator, "{}").<Integer>json("$.differenceCount")).isZero();
    }
    telling.join();
  }

  @Test
  void abortsWhatRuns_andLeavesTheLiveOneAlone() {
    var before = answers(operator, acme);
    var live = database.liveSchema();
    var id = new String[1];
    whileEventsCannotBeRead(
        database,
        () -> {
          var begun = begin(operator, "{}");
          id[0] = begun.json("$.id");
          assertThat(begun.<String>json("$.status")).isEqualTo("RUNNING");
          operator.post("/replays", "{}").isProblem(409, "REPLAY_RUNNING");
          await()
              .atMost(LONG)
              .until(() -> operator.get("/replays/%s", id[0]).json("$.phase").equals("FOLDING"));
          var aborted = operator.send("DELETE", "/replays/" + id[0]);
          assertThat(aborted.<String>json("$.status")).isEqualTo("ABORTED");
        });
    operator.send("DELETE", "/replays/" + id[0]).isProblem(409, "REPLAY_FINISHED");
    var dropped = "read_" + operator.get("/replays/%s", id[0]).json("$.generation");
    await().atMost(LONG).until(() -> !schemas(database).contains(dropped));
    assertThat(database.liveSchema()).isEqualTo(live);
    assertThat(answers(operator, acme)).isEqualTo(before);
    replay(operator, "{}");
  }

  @Test
  void saysWhyItFailed_andLeavesTheLiveOneAlone() {
    var before = answers(operator, acme);
    var live = database.liveSchema();
    var command = database.asCommand();
    command.execute("REVOKE SELECT ON eventstore.event FROM organization_query");

    var failed = awaitEnd(operator, begin(operator, "{}").json("$.id"));
    assertThat(failed.<String>json("$.status")).isEqualTo("FAILED");
    assertThat(failed.<String>json("$.error")).contains("permission denied");
    assertThat(database.liveSchema()).isEqualTo(live);
    command.execute("GRANT SELECT ON eventstore.event TO organization_query");
    assertThat(answers(operator, acme)).isEqualTo(before);
    replay(operator, "{}");
  }

  @Test
  void refusesWhatItCannotDo() {
    operator.post("/replays", "{\"projektion\":\"member\"}").isInvalid("projektion");
    var unknownProjection = operator.post("/replays", "{\"projection\":\"Member\"}");
    unknownProjection.isInvalid("projection");
    assertThat(unknownProjection.<String>problem("$.detail")).contains("member, ", "team-member");
    operator.post("/replays", "{\"projection\":[]}").isInvalid("projection");
    operator.post("/replays", "{").isInvalid("body");
    operator.get("/replays?limit=0").isInvalid("limit");
    operator.get("/replays?cursor=x").isInvalid("cursor");
    operator.get("/replays/nope").isProblem(404, "REPLAY_NOT_FOUND");
    operator.send("DELETE", "/replays/nope").isProblem(404, "REPLAY_NOT_FOUND");
  }

  @Test
  void isForOperatorsAlone() {
    var alice = as(service, "alice");
    alice.get("/replays").isProblem(403, "FORBIDDEN");
    alice.get("/replays/nope").isProblem(403, "FORBIDDEN");
    alice.post("/replays", "{}").isProblem(403, "FORBIDDEN");
    alice.send("DELETE", "/replays/nope").isProblem(403, "FORBIDDEN");
    service.anonymous().post("/replays", "{}").isProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void listsReplaysInPages_newestFirst() {
    var first = replay(operator, "").<String>json("$.id");
    var second = replay(operator, "").<String>json("$.id");
    var page = operator.get("/replays?limit=1");
    assertThat(page.<String>each("id")).containsExactly(second);
    var next = operator.get("/replays?limit=1&cursor=%s", page.<String>json("$.nextCursor"));
    assertThat(next.<String>each("id")).containsExactly(first);
  }

  @Test
  void showsInMetricsWhichGenerationIsServed() {
    var generation = replay(operator, "{}").<Integer>json("$.generation");
    assertThat(operator.get("/actuator/prometheus").body())
        .contains("organization_read_model_generation %d.0".formatted(generation))
        .contains("organization_replay_processed 0.0", "organization_replay_events 0.0")
        .contains(
            "hikaricp_connections{pool=\"organization-query-read_%d\"}".formatted(generation));
  }

  private static String examples(String table) {
    return "$.differences[?(@.table == '%s')].examples[*]".formatted(table);
  }

  private static Map<String, Object> difference(List<Map<String, Object>> all, String table) {
    var found = all.stream().filter(each -> table.equals(each.get("table"))).findFirst();
    return Map.of("rows", List.of(rows(found.get().get("live")), rows(found.get().get("rebuilt"))));
  }

  private static Object rows(Object content) {
    return ((Map<?, ?>) content).get("rows");
  }

  private static void damage(String sql, Story story) {
    answers(asOperator(service), story);
    database.asQuery().update(sql.formatted(database.liveSchema()), story.id());
  }
}
