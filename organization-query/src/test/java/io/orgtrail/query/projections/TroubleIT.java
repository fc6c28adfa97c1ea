package io.orgtrail.query.projections;

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
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when something breaks; each test has a database of its own to break. */
class TroubleIT {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Database database = Database.withoutEventStore();
  private QueryService service;

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
    database.stop();
  }

  @Test
  void startsBeforeThereIsAnEventStore() {
    service = QueryService.on(database);
    assertThat(readiness()).isEqualTo(503);
    assertThat(asking().get("/organizations").<Object>each("id")).isEmpty();

    database.makeEventStore();
    var acme = acme();
    await().atMost(LONG).until(() -> readiness() == 200);
    assertThat(asking().after(acme).get("/organizations").<String>each("id"))
        .containsExactly("acme");
  }

  @Test
  void countsEveryEventOnce_whateverConnectionsBreak() {
    database.makeEventStore();
    service = QueryService.on(database);
    recordWritesOfMembers();
    var acme = acme();
    for (var batch = 0; batch < 20; batch++) {
      acme.tellingLater();
      for (var i = 0; i < 50; i++) {
        acme.added("user-" + batch + "-" + i, "MEMBER");
      }
      acme.told();
      if (batch % 5 == 0) {
        breakConnections();
      }
    }
    awaitPosition(acme.position());
    assertThat(writtenPositions())
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 1002).boxed().toList());
  }

  @Test
  void goesOnWhereItStopped() {
    database.makeEventStore();
    service = QueryService.on(database);
    recordWritesOfMembers();
    var acme = acme().added("bob", "MEMBER");
    awaitPosition(acme.position());
    service.close();

    acme.added("carol", "MEMBER");
    service = QueryService.on(database);
    awaitPosition(acme.position());
    assertThat(writtenPositions()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void takesOverFromAnotherInstance() {
    database.makeEventStore();
    service = QueryService.on(database);
    try (var other = QueryService.on(database)) {
      recordWritesOfMembers();
      var acme = acme();
      for (var i = 0; i < 20; i++) {
        var asking = (i % 2 == 0 ? service : other).as(claims());
        acme.added("user-" + i, "MEMBER");
        assertThat(asking.after(acme).get("/organizations/acme").<Integer>json("$.version"))
            .isEqualTo(3 + i);
      }
      service.close();
      service = null;
      acme.added("last", "MEMBER");
      // The other one takes over what the first one did.
      var answer = other.as(claims()).after(acme).get("/organizations/acme/overview");
      assertThat(answer.<Integer>json("$.memberCount")).isEqualTo(22);
      assertThat(writtenPositions()).hasSize(22).doesNotHaveDuplicates();
    }
  }

  @Test
  void skipsNoEventWhenTheDatabaseIsInTrouble() {
    database.makeEventStore();
    service = QueryService.on(database);
    var acme = acme();
    awaitPosition(acme.position());
    fillDisk();

    var before = acme.position();
    acme.added("bob", "MEMBER");
    await().atMost(LONG).until(() -> readiness() == 503);
    // What was there is still answered, and says how old it is.
    var stale = asking().get("/organizations/acme/members");
    assertThat(stale.<String>each("userId")).containsExactly("alice");
    assertThat(stale.header("Position")).isEqualTo("" + before);

    emptyDisk();
    awaitPosition(acme.position());
    await().atMost(LONG).until(() -> readiness() == 200);
    assertThat(asking().get("/organizations/acme/members").<String>each("userId"))
        .containsExactly("alice", "bob");
  }

  /** As after a failover that leaves the connections to the old primary, which only reads now. */
  @Test
  void goesOnWhenADatabaseThatOnlyReadWritesAgain() {
    database.makeEventStore();
    service = QueryService.on(database);
    var acme = acme();
    awaitPosition(acme.position());
    database
        .asSuperuser()
        .execute("ALTER ROLE organization_query SET default_transaction_read_only = on");
    breakConnections();
    acme.added("bob", "MEMBER");
    await().atMost(LONG).until(() -> readiness() == 503);

    database.asSuperuser().execute("ALTER ROLE organization_query RESET ALL");
    awaitPosition(acme.position());
    assertThat(asking().get("/organizations/acme/members").<String>each("userId"))
        .containsExactly("alice", "bob");
  }

  @Test
  void tellsThatTheDatabaseIsGone() {
    database.makeEventStore();
    service = QueryService.on(database);
    database.stop();
    var answer = asking().get("/organizations");
    answer.isProblem(503, "UNAVAILABLE");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).doesNotContain("Exception", "jdbc", "127.0.0.1");
    assertThat(readiness()).isEqualTo(503);
  }

  private Story acme() {
    var story = Story.of("acme", new EventStore(database));
    return story
        .created("default", Visibility.PRIVATE, Kind.STANDARD, null)
        .added("alice", "OWNER");
  }

  private static Map<String, Object> claims() {
    return Map.of("sub", "alice");
  }

  private Client asking() {
    return service.as(claims());
  }

  private int readiness() {
    return service.anonymous().get("/actuator/health/readiness").status();
  }

  private void awaitPosition(long position) {
    var answer =
        asking()
            .with("Min-Position", "" + position)
            .with("Prefer", "wait=60")
            .get("/organizations/acme");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** Writes down each write of a member, in the same transaction. */
  private void recordWritesOfMembers() {
    database
        .asQuery()
        .execute(
            """
            CREATE TABLE read_1.written (position bigint);
            CREATE FUNCTION read_1.record() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN INSERT INTO read_1.written VALUES (NEW.joined_position); RETURN NEW; END';
            CREATE TRIGGER record AFTER INSERT OR UPDATE ON read_1.member
              FOR EACH ROW EXECUTE FUNCTION read_1.record()""");
  }

  private List<Long> writtenPositions() {
    return database
        .asQuery()
        .queryForList("SELECT position FROM read_1.written ORDER BY position", Long.class);
  }

  /** Members are refused as they are when the disk is full. */
  private void fillDisk() {
    database
        .asQuery()
        .execute(
            """
            CREATE FUNCTION read_1.refuse() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN RAISE ''no space left'' USING ERRCODE = ''disk_full''; END';
            CREATE TRIGGER refuse BEFORE INSERT ON read_1.member
              FOR EACH ROW EXECUTE FUNCTION read_1.refuse()""");
  }

  private void emptyDisk() {
    database.asQuery().execute("DROP TRIGGER refuse ON read_1.member");
  }

  private void breakConnections() {
    database
        .asSuperuser()
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE usename = 'organization_query'");
  }
}
