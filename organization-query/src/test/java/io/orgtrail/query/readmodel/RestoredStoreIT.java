package io.orgtrail.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is told of events that a restore took back. */
class RestoredStoreIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final Database database = Database.withoutEventStore();
  private Story acme;
  private long before;
  private QueryService service;

  @BeforeEach
  void tell() {
    database.makeEventStore();
    service = QueryService.on(database);
    acme =
        Story.of("acme", new EventStore(database))
            .created("default", Visibility.PRIVATE, Kind.STANDARD, null)
            .added("alice", "OWNER");
    before = acme.position();
    acme.added("phantom", "MEMBER");
    assertThat(members(acme.position())).containsExactly("alice", "phantom");
  }

  @AfterEach
  void stop() {
    service.close();
    database.stop();
  }

  @Test
  void aReadModelThatIsAheadOfTheStoreIsBuiltAnew() {
    service.close();
    restoreTheStore();
    service = QueryService.on(database);

    assertThat(members(before)).containsExactly("alice");
    assertThat(statuses()).containsExactly("1 RETIRED", "2 LIVE");
  }

  @Test
  void aReadModelThatIsMissingIsBuiltAnew() {
    service.close();
    sql("DROP SCHEMA read_1 CASCADE");
    sql("UPDATE read_control.replay SET finished_at = now() - interval '1 hour'");
    service = QueryService.on(database);

    assertThat(members(acme.position())).containsExactly("alice", "phantom");
    assertThat(statuses()).containsExactly("1 DROPPED", "2 LIVE");
  }

  @Test
  void aRunningServiceTellsNothingMore_untilItIsStartedAgain() {
    restoreTheStore();

    await().atMost(LONG).until(() -> status("/actuator/health/liveness") == 503);
    assertThat(status("/actuator/health/readiness")).isEqualTo(503);
    alice().get("/organizations/acme/members").isProblem(503, "UNAVAILABLE");
    service.close();

    service = QueryService.on(database);
    assertThat(members(before)).containsExactly("alice");
    assertThat(status("/actuator/health/liveness")).isEqualTo(200);
  }

  /** The read model stays what it was. */
  private void restoreTheStore() {
    sql("UPDATE read_control.replay SET finished_at = now() - interval '1 hour'");
    database
        .asSuperuser()
        .execute(
            "DELETE FROM eventstore.event WHERE position > %1$d; UPDATE eventstore.event_position SET last = %1$d"
                .formatted(before));
  }

  private List<String> members(long position) {
    return alice()
        .with("Min-Position", "" + position)
        .with("Prefer", "wait=60")
        .get("/organizations/acme/members")
        .each("userId");
  }

  private List<String> statuses() {
    return database
        .asQuery()
        .queryForList(
            "SELECT number || ' ' || status FROM read_control.generation ORDER BY number",
            String.class);
  }

  private void sql(String sql) {
    database.asQuery().execute(sql);
  }

  private int status(String path) {
    return service.anonymous().get(path).status();
  }

  private Client alice() {
    return service.as(Map.of("sub", "alice"));
  }
}
