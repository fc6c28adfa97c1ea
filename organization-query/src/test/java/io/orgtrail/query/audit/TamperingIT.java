package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Chains;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever a superuser of the database does to the events is found, and where it begins. */
class TamperingIT {

  private static final int EVENTS = 6;

  private static final Database DATABASE = Database.withoutEventStore();
  private static QueryService service;
  private static Story acme;
  private static Story initech;

  private final JdbcTemplate jdbc = DATABASE.asSuperuser();

  /** Acme's events stand at the odd positions, initech's at the even ones. */
  @BeforeAll
  static void tellStories() {
    DATABASE.makeEventStore();
    service = QueryService.on(DATABASE);
    var store = new EventStore(DATABASE);
    acme = Story.of("acme", store).created("default", Visibility.PRIVATE, Kind.STANDARD, null);
    initech =
        Story.of("initech", store).created("default", Visibility.PRIVATE, Kind.STANDARD, null);
    for (var n = 1; n < EVENTS; n++) {
      acme.added("user-" + n, "MEMBER");
      initech.added("user-" + n, "MEMBER");
    }
    new Chains(DATABASE).make();
  }

  @AfterAll
  static void stop() {
    service.close();
    DATABASE.stop();
  }

  @BeforeEach
  void remember() {
    for (var table : TABLES) {
      jdbc.execute("CREATE TABLE kept_%1$s AS SELECT * FROM eventstore.%1$s".formatted(table));
    }
    // A generated column cannot be given back.
    jdbc.execute("ALTER TABLE kept_chain_head DROP COLUMN to_publish");
  }

  @AfterEach
  void mend() {
    for (var table : TABLES) {
      jdbc.execute("DELETE FROM eventstore." + table);
      jdbc.execute("INSERT INTO eventstore.%1$s SELECT * FROM kept_%1$s".formatted(table));
      jdbc.execute("DROP TABLE kept_" + table);
    }
  }

  private static final String[] TABLES = {"event", "event_chain", "chain_head"};

  private static Answer verification(Story story) {
    Client operator = service.as(Map.of("sub", "operator", "scope", "organization:operator"));
    return operator.after(initech).get("/organizations/%s/audit-trail/verification", story.id());
  }

  private static void assertBroken(Story story, long position, String reason, int proven) {
    var answer = verification(story);
    assertThat(answer.<Boolean>json("$.verified")).isFalse();
    assertThat(answer.<Integer>json("$.firstBroken")).isEqualTo((int) position);
    assertThat(answer.<String>json("$.reason")).isEqualTo(reason);
    assertThat(answer.<Integer>json("$.events")).isEqualTo(proven);
  }

  private static void assertVerified(Story story) {
    var answer = verification(story);
    assertThat(answer.<Boolean>json("$.verified")).as(answer.body()).isTrue();
    assertThat(answer.<Integer>json("$.events")).isEqualTo(EVENTS);
  }

  @Test
  void nothingIsBrokenBefore() {
    assertVerified(acme);
    assertVerified(initech);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload = '{}'",
        "payload = (payload::text || ' ')::json",
        "metadata = '{}'",
        "time = time + interval '1 microsecond'",
        "event_id = gen_random_uuid()",
        "type = 'MemberLeft'",
        "revision = '2'",
        "version = version + 1",
        "sequence = sequence + 100",
        "aggregate_id = 'other'",
        "aggregate_type = 'Invitation'"
      })
  void findsAChangedEvent(String change) {
    jdbc.update("UPDATE eventstore.event SET " + change + " WHERE position = 5");
    assertBroken(acme, 5, "CHANGED", 2);
    assertVerified(initech);
  }

  @Test
  void findsTheFirstOfTwoThatWereExchanged() {
    jdbc.update(
        """
        UPDATE eventstore.event e SET payload = o.payload FROM eventstore.event o
        WHERE e.position IN (5, 9) AND o.position = 14 - e.position""");
    assertBroken(acme, 5, "CHANGED", 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 11})
  void findsARemovedEvent(long position) {
    jdbc.update("DELETE FROM eventstore.event WHERE position = ?", position);
    assertBroken(acme, position, "REMOVED", (int) position / 2);
    assertVerified(initech);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 11})
  void findsAnEventThatWasRemovedTogetherWithItsLink(long position) {
    jdbc.update("DELETE FROM eventstore.event WHERE position = ?", position);
    jdbc.update("DELETE FROM eventstore.event_chain WHERE position = ?", position);
    assertBroken(acme, position, "REMOVED", (int) position / 2);
    assertVerified(initech);
  }

  @Test
  void findsThatNothingIsLeft() {
    jdbc.update("DELETE FROM eventstore.event WHERE organization_id = 'acme'");
    assertBroken(acme, 1, "REMOVED", 0);
    jdbc.update("DELETE FROM eventstore.event_chain WHERE organization_id = 'acme'");
    assertBroken(acme, 1, "REMOVED", 0);
    jdbc.update("DELETE FROM eventstore.chain_head WHERE organization_id = 'acme'");
    assertBroken(acme, 0, "REMOVED", 0);
    assertVerified(initech);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3, 0, 13, 1_000_000})
  void findsAnInsertedEvent(long position) {
    insertCopy(5, position);
    assertBroken(acme, position, "INSERTED", position > 0 ? EVENTS : 0);
    assertVerified(initech);
  }

  @Test
  void findsAnEventThatWasPutInTheStead() {
    jdbc.update("DELETE FROM eventstore.event WHERE position = 6");
    insertCopy(5, 6);
    assertBroken(acme, 6, "INSERTED", 3);
    assertBroken(initech, 6, "REMOVED", 2);
  }

  private void insertCopy(long of, long position) {
    jdbc.update(
        """
        INSERT INTO eventstore.event
        SELECT ?, time, gen_random_uuid(), aggregate_type, aggregate_id, 1000 + sequence, type,
          revision, organization_id, version, payload, metadata
        FROM eventstore.event WHERE position = ?""",
        position,
        of);
  }

  @Test
  void findsAnEventThatWasGivenToAnotherOrganization() {
    jdbc.update("UPDATE eventstore.event SET organization_id = 'initech' WHERE position = 7");
    assertBroken(acme, 7, "REMOVED", 3);
    assertBroken(initech, 7, "INSERTED", 3);
  }

  @Test
  void findsAnEventThatWasMoved() {
    jdbc.update("UPDATE eventstore.event SET position = 100 WHERE position = 7");
    assertBroken(acme, 7, "REMOVED", 3);
  }

  @Test
  void findsAChangedLink() {
    jdbc.update("UPDATE eventstore.event_chain SET link = sha256('x') WHERE position = 7");
    assertBroken(acme, 7, "CHANGED", 3);
  }

  @Test
  void findsAHeadThatIsNotTheLastLink() {
    jdbc.update(
        "UPDATE eventstore.chain_head SET link = sha256('x') WHERE organization_id = 'acme'");
    assertBroken(acme, 11, "HEAD_MISMATCH", EVENTS);
    jdbc.update("DELETE FROM eventstore.chain_head WHERE organization_id = 'acme'");
    assertBroken(acme, 11, "HEAD_MISMATCH", EVENTS);
    assertVerified(initech);
  }
}
