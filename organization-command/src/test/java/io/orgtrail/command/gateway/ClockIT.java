package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Database;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The clock of the service jumps, and nothing is stuck or done twice. */
class ClockIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Installation installation = Installation.illTreated();
  private final CommandClient client = installation.client();
  private final Database database = installation.database();
  private final String acme = "acme-" + UUID.randomUUID();

  @Test
  void commandsGoOn_andTimesOfEventsNeverGoBack() {
    client.send(Message.create(acme).by("alice")).accepted();
    var bob = add("bob");
    var first = client.send(bob).accepted();
    try {
      installation.pass(HOUR.negated());
      client.send(add("carl")).accepted();
      installation.pass(HOUR.plus(DAY));
      client.send(add("dora")).accepted();
      // Its answer is kept by the clock of the database.
      client.post(bob);
      Awaitility.await().atMost(PATIENCE).until(() -> client.replies(bob).size() > 1);
    } finally {
      installation.pass(DAY.negated());
    }
    client.send(add("emil")).accepted();

    assertThat(client.replies(bob).get(1).position()).isEqualTo(first.position());
    assertThat(client.replies(bob)).filteredOn(Reply::duplicate).hasSize(1);
    assertThat(database.sequences(acme)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(times()).isSorted();
  }

  private List<Timestamp> times() {
    return database
        .jdbc()
        .queryForList(
            "SELECT time FROM eventstore.event WHERE organization_id = ? ORDER BY position",
            Timestamp.class,
            acme);
  }

  @Test
  void whatIsDueIsDone_thoughTheClockWasOnceFarAhead() {
    client.send(Message.create(acme).by("alice")).accepted();
    installation.pass(Duration.ofDays(100));
    client.send(add("bob")).accepted();
    installation.pass(Duration.ofDays(-100));
    client.send(Message.invite(acme, "walt", "walt@example.com").by("alice")).accepted();

    installation.pass(Duration.ofDays(8));
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> database.eventTypes(acme).contains("InvitationExpired"));
    } finally {
      installation.pass(Duration.ofDays(-8));
    }
  }

  /** Whoever made the claims had a clock that was ahead, and is gone. */
  @Test
  void claimsOfTheFutureAreNobodys() {
    installation.stop();
    database
        .jdbc()
        .update(
            "UPDATE command.token_entry SET owner = 'nobody', timestamp ="
                + " to_char(now() + interval '1 day', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
    installation.start();

    client.send(Message.create(acme).by("alice")).accepted();

    assertThat(client.events(acme, 2)).hasSize(2);
  }

  private Message add(String user) {
    return Message.add(acme, user, "MEMBER").by("alice");
  }
}
