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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts, ends and upgrades; each test has a database of its own. */
class GenerationsIT extends ReplayTest {

  private final Database database = Database.withoutEventStore();
  private EventStore store;
  private Story acme;
  private QueryService service;

  @BeforeEach
  void tell() {
    database.makeEventStore();
    store = new EventStore(database);
    acme = told("acme", store);
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
    database.stop();
  }

  @Test
  void isBuiltBeforeTheFirstRequest() {
    service = QueryService.on(database);
    assertThat(operator().get("/organizations").<String>each("id")).containsExactly("acme");
    assertThat(statuses(database.asQuery())).containsExactly("1 LIVE");
    var first = operator().get("/replays");
    assertThat(first.<String>each("id")).hasSize(1);
    assertThat(first.<Object>json("$.data[0].requestedBy")).isNull();
    service.close();

    service = QueryService.on(database);
    assertThat(operator().after(acme).get("/organizations").<String>each("id")).hasSize(1);
    assertThat(operator().get("/replays").<String>each("id")).hasSize(1);
  }

  @Test
  void takesThePlaceOfWhatTheVersionBeforeMade() {
    makeReadModelOfTheVersionBefore();
    service = QueryService.on(database);
    assertThat(statuses(database.asQuery())).containsExactly("1 RETIRED", "2 LIVE");
    assertThat(answers(operator(), acme)).isNotEmpty();
    var replay = operator().get("/replays").<String>json("$.data[0].id");
    assertThat(awaitEnd(operator(), replay).<String>json("$.status")).isEqualTo("COMPLETED");
  }

  @Test
  void tellsThatThereIsNothingToAnswerFrom_whileTheFirstIsBuilt() {
    whileEventsCannotBeRead(
        database,
        () -> {
          service = QueryService.on(database);
          var refused = operator().get("/organizations");
          refused.isProblem(503, "READ_MODEL_BEHIND");
          assertThat(refused.header("Retry-After")).isEqualTo("1");
          assertThat(readiness()).isEqualTo(503);
          assertThat(operator().get("/replays").<String>each("phase")).containsExactly("FOLDING");
          operator()
              .post("/replays", "{\"projection\":\"member\"}")
              .isProblem(409, "NO_LIVE_READ_MODEL");
        });
    await().atMost(LONG).until(() -> readiness() == 200);
    assertThat(operator().get("/organizations").<String>each("id")).containsExactly("acme");
  }

  @Test
  void isBuiltAgainByOtherRules_whileThoseOfTheVersionBeforeAreServed() {
    service = QueryService.on(database);
    operator().after(acme).get("/organizations");
    service.close();
    sql("UPDATE read_control.generation SET version = 'before'");
    sql("UPDATE read_control.replay SET version = 'before'");
    sql("UPDATE read_1.member SET name = 'By other rules' WHERE user_id = 'bob'");

    service = QueryService.on(database);
    assertThat(operator().after(acme).get("/organizations/acme").status()).isEqualTo(200);
    await()
        .atMost(LONG)
        .until(() -> operator().get("/replays").json("$.data[0].status").equals("COMPLETED"));
    assertThat(operator().get("/replays").<String>json("$.data[0].differences[0].table"))
        .isEqualTo("member");
    assertThat(statuses(database.asQuery())).containsExactly("1 RETIRED", "2 LIVE");
    assertThat(operator().get("/organizations/acme/members/bob").<String>json("$.name"))
        .startsWith("Bob");
  }

  @Test
  void isBuiltAgainWithOtherTables_comparingWhatBothHave() {
    service = QueryService.on(database);
    operator().after(acme).get("/organizations");
    service.close();
    sql("UPDATE read_control.generation SET version = 'before', tables = 'before'");
    sql("UPDATE read_control.replay SET version = 'before'");
    sql("ALTER TABLE read_1.member DROP COLUMN name");
    sql("DROP TABLE read_1.webhook");
    sql("UPDATE read_1.member SET role = 'OWNER' WHERE user_id = 'bob'");

    service = QueryService.on(database);
    assertThat(answers(operator(), acme)).isNotEmpty();
    var replay = operator().get("/replays").<String>json("$.data[0].id");
    var ended = awaitEnd(operator(), replay);
    assertThat(ended.<Integer>json("$.differenceCount")).isEqualTo(1);
    assertThat(ended.<Object>json("$.differences[0].examples[0].live"))
        .isEqualTo(Map.of("role", "OWNER"));
  }

  @Test
  void isTakenUpAgain_whenWhoeverBuiltItIsGone() {
    service = QueryService.on(database);
    operator().after(acme).get("/organizations");
    sql(
        """
        INSERT INTO read_control.generation (number, version, tables, status)
        SELECT 7, version, tables, 'BUILDING' FROM read_control.generation""");
    sql("CREATE SCHEMA read_7");
    sql(
        """
        INSERT INTO read_control.replay
          (id, version, status, phase, generation, total, owner, heartbeat_at, requested_by)
        SELECT 'abandoned', version, 'RUNNING', 'FOLDING', 7, 10, 'nobody',
          now() - interval '8 seconds', 'somebody'
        FROM read_control.replay""");

    assertThat(operator().get("/replays/abandoned").<String>json("$.phase")).isEqualTo("FOLDING");
    var ended = awaitEnd(operator(), "abandoned");
    assertThat(ended.<String>json("$.status")).isEqualTo("COMPLETED");
    assertThat(ended.<Integer>json("$.generation")).isEqualTo(8);
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(statuses(database.asQuery()))
                    .containsExactly("1 RETIRED", "7 DROPPED", "8 LIVE"));
    assertThat(schemas(database)).containsExactly("read_1", "read_8");
  }

  @Test
  void isTakenUpByAnotherInstance_whenTheFirstStops() {
    service = QueryService.on(database);
    var other = QueryService.on(database);
    var id = new String[1];
    whileEventsCannotBeRead(
        database,
        () -> {
          id[0] = begin(operator(), "{}").json("$.id");
          await().atMost(LONG).until(() -> isAtIt(service) || isAtIt(other));
          if (isAtIt(other)) {
            other.close();
          } else {
            service.close();
            service = other;
          }
        });
    var ended = awaitEnd(operator(), id[0]);
    assertThat(ended.<String>json("$.status")).isEqualTo("COMPLETED");
    assertThat(answers(operator(), acme)).isNotEmpty();
  }

  @Test
  void isServedByEveryInstance() {
    service = QueryService.on(database);
    try (var other = QueryService.on(database)) {
      for (var round = 0; round < 3; round++) {
        replay(round % 2 == 0 ? operator() : asOperator(other), "{}");
        acme.added("user-" + round, "MEMBER");
        assertThat(answers(operator(), acme)).isEqualTo(answers(asOperator(other), acme));
      }
      var live = Integer.parseInt(database.liveSchema().substring("read_".length()));
      for (var instance : List.of(service, other)) {
        await()
            .atMost(LONG)
            .until(
                () ->
                    asOperator(instance)
                        .get("/actuator/prometheus")
                        .body()
                        .contains("organization_read_model_generation %d.0".formatted(live)));
      }
      assertThat(answers(operator(), acme)).isEqualTo(answers(asOperator(other), acme));
    }
  }

  @Test
  void goesOnWhenItsOwnVersionWasReplacedByAnother() {
    service = QueryService.on(database);
    operator().after(acme).get("/organizations");
    // As if an instance of another version had made the next one.
    sql("UPDATE read_control.generation SET status = 'RETIRED', retired_at = '2000-01-01'");
    await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> isThere("read_1"));
    acme.added("later", "MEMBER");
    assertThat(operator().after(acme).get("/organizations").status()).isEqualTo(200);
  }

  @Test
  void isDroppedSomeTimeAfterAnotherTookItsPlace() {
    service = QueryService.on(database);
    replay(operator(), "{}");
    assertThat(schemas(database)).containsExactly("read_1", "read_2");
    sql(
        "UPDATE read_control.generation SET retired_at = now() - interval '23 hours 59 minutes'"
            + " WHERE number = 1");
    await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> isThere("read_1"));
    sql(
        "UPDATE read_control.generation SET retired_at = now() - interval '24 hours'"
            + " WHERE number = 1");
    await().atMost(LONG).until(() -> !isThere("read_1"));
    assertThat(statuses(database.asQuery())).containsExactly("1 DROPPED", "2 LIVE");
    assertThat(answers(operator(), acme)).isNotEmpty();
  }

  @Test
  void isKeptAsLongAsTheSettingSays() {
    service = QueryService.on(database, Map.of("ORGANIZATION_KEEP_OLD_GENERATION", "0s"));
    replay(operator(), "{}");
    await().atMost(LONG).until(() -> !isThere("read_1"));
  }

  private boolean isThere(String schema) {
    return schemas(database).contains(schema);
  }

  private static boolean isAtIt(QueryService service) {
    return service.beans(Replayer.class).stream().anyMatch(each -> each.progress().isPresent());
  }

  private void makeReadModelOfTheVersionBefore() {
    var access = database.query();
    Flyway.configure()
        .dataSource(access.url(), access.user(), access.password())
        .schemas("read_1")
        .locations("classpath:db/read-model-before")
        .load()
        .migrate();
  }

  private void sql(String sql) {
    database.asQuery().execute(sql);
  }

  private Client operator() {
    return asOperator(service);
  }

  private int readiness() {
    return service.anonymous().get("/actuator/health/readiness").status();
  }
}
