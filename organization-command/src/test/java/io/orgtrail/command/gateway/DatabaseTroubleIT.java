package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Database;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DatabaseTroubleIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What grows with commands. */
  private static final List<String> FILLING = List.of("eventstore.event", "command.command_reply");

  /** As PostgreSQL fails where it cannot make a file of a table longer. */
  private static final String FULL =
      """
      CREATE OR REPLACE FUNCTION command.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON %s
      FOR EACH STATEMENT EXECUTE FUNCTION command.full_disk()""";

  private final Installation installation = Installation.illTreated();
  private final CommandClient client = installation.client();
  private final Database database = installation.database();
  private final String acme = "acme-" + UUID.randomUUID();

  /** New organizations, on all partitions. */
  private List<Message> creations(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> Message.create(acme + prefix + n).by("alice"))
        .toList();
  }

  private void awaitThatItIsMissed() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> installation.http().get(null, "/actuator/health/readiness").status() == 503);
  }

  private void assertEachDoneOnce(List<Message> creations) {
    assertThat(creations.stream().map(client::reply)).allMatch(Reply::isAccepted);
    for (var creation : creations) {
      assertThat(database.eventTypes(creation.organizationId())).hasSize(2);
    }
  }

  @Test
  void anAbsentDatabaseCostsNothingButTime() {
    client.send(Message.create(acme).by("alice")).accepted();
    var members = new ArrayList<Message>();
    for (var n = 0; n < 16; n++) {
      members.add(Message.add(acme, "user" + n % 8, n < 8 ? "MEMBER" : "ADMIN").by("alice"));
    }
    var creations = creations("-", 20);
    database.away();
    try {
      members.forEach(client::deliver);
      creations.forEach(client::deliver);
      awaitThatItIsMissed();
    } finally {
      database.back();
    }

    assertThat(members.stream().map(client::reply)).allMatch(Reply::isAccepted);
    assertEachDoneOnce(creations);
    assertThat(database.sequences(acme))
        .containsExactlyElementsOf(LongStream.range(0, 18).boxed().toList());
  }

  /** As after a failover that leaves the connections to the old primary, which only reads now. */
  @Test
  void aDatabaseThatOnlyReadsForAWhileCostsNothingButTime() {
    var creations = creations("-", 20);
    var rollbacks = rollbacks();
    database.readOnly();
    try {
      creations.forEach(client::deliver);
      awaitThatItIsMissed();
      Awaitility.await().atMost(PATIENCE).until(() -> rollbacks() > rollbacks + 3);
    } finally {
      database.writable();
    }

    assertEachDoneOnce(creations);
  }

  @Test
  void aDiskThatIsFullForAWhileCostsNothingButTime() {
    for (var table : FILLING) {
      var creations = creations("-" + FILLING.indexOf(table) + "-", 20);
      var rollbacks = rollbacks();
      database.jdbc().execute(FULL.formatted(table));
      try {
        creations.forEach(client::deliver);
        awaitThatItIsMissed();
        Awaitility.await().atMost(PATIENCE).until(() -> rollbacks() > rollbacks + 3);
        assertThat(creations).noneMatch(client::isDeadLetter);
      } finally {
        database.jdbc().execute("DROP TRIGGER full_disk ON " + table);
      }
      assertEachDoneOnce(creations);
    }
  }

  private long rollbacks() {
    return database.count(
        "SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()");
  }

  @Test
  void aPoolWithoutConnectionsCostsNothingButTime() throws SQLException {
    var pool = installation.service().getBean(HikariDataSource.class);
    var creations = creations("-", 20);
    var taken = new ArrayList<Connection>();
    try {
      while (taken.size() < pool.getMaximumPoolSize()) {
        taken.add(pool.getConnection());
      }
      creations.forEach(client::deliver);
      awaitThatItIsMissed();
    } finally {
      for (var connection : taken) {
        connection.close();
      }
    }

    assertEachDoneOnce(creations);
  }

  @Test
  void partitionsThatMoveWhileTheDatabaseIsAwayLoseNothing() {
    installation.start();
    var before = creations("-before-", 24);
    var after = creations("-after-", 24);
    database.away();
    try {
      before.forEach(client::deliver);
      awaitThatItIsMissed();
      installation.stop();
      after.forEach(client::deliver);
      awaitThatItIsMissed();
    } finally {
      database.back();
    }

    assertEachDoneOnce(before);
    assertEachDoneOnce(after);
  }

  @Test
  void aCommandThatCannotBeStoredBecomesADeadLetterAndTheOthersAreAccepted() {
    var poison = "poison-" + UUID.randomUUID();
    refuseToStore(poison);
    var messages = new ArrayList<Message>();
    messages.add(Message.create(acme).by("alice"));
    for (var n = 0; n < 4; n++) {
      messages.add(Message.add(acme, "before" + n, "MEMBER").by("alice"));
    }
    var bad = Message.add(acme, poison, "MEMBER").by("alice");
    messages.add(bad);
    messages.add(Message.add(acme, "after", "MEMBER").by("alice"));

    var replies = client.sendAll(messages);

    client.reply(bad).rejected(ErrorCode.INTERNAL_ERROR);
    var dead = client.deadLetter(bad);
    assertThat(dead.value()).isEqualTo(bad.bytes());
    assertThat(new String(dead.headers().lastHeader("error-code").value()))
        .isEqualTo("INTERNAL_ERROR");
    assertThat(replies).filteredOn(Reply::isAccepted).hasSize(messages.size() - 1);
    assertThat(installation.database().sequences(acme))
        .isEqualTo(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L));
  }

  private void refuseToStore(String marked) {
    database
        .jdbc()
        .execute(
            """
            CREATE OR REPLACE FUNCTION eventstore.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '22023'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON eventstore.event FOR EACH ROW
            WHEN (new.payload::text LIKE '%%%s%%') EXECUTE FUNCTION eventstore.refuse()"""
                .formatted(marked));
  }
}
