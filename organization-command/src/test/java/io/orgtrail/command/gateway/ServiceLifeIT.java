package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import io.orgtrail.command.testing.Tokens;
import io.orgtrail.command.testing.TurningClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What outlives a restart, a second instance, an absent database and the passing of time. */
class ServiceLifeIT {

  private static final Duration EIGHT_DAYS = Duration.ofDays(8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TurningClock clock;
  private static Installation installation;
  private static CommandClient client;

  private final String acme = "acme-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    clock = new TurningClock();
    installation = Installation.ofItsOwn(clock).start();
    client = installation.client();
  }

  @AfterAll
  static void stop() {
    installation.stopAll();
  }

  private Message invite(String invitation) {
    return Message.invite(acme, invitation, invitation + "@example.com").by("alice");
  }

  private void createAcme() {
    client.send(Message.create(acme).by("alice")).accepted();
  }

  private long events(String type) {
    return installation.database().eventTypes(acme).stream().filter(type::equals).count();
  }

  private void awaitExpired(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> events("InvitationExpired") >= count);
    Awaitility.await().atMost(PATIENCE).until(() -> due() == 0);
    assertThat(events("InvitationExpired")).isEqualTo(count);
    assertThat(events("SeatReleased")).isEqualTo(count);
  }

  private long due() {
    return installation
        .database()
        .count("SELECT count(*) FROM command.due_command WHERE organization_id = ?", acme);
  }

  /** As many invitations as there are free seats. */
  private void inviteAsManyAsThereAreSeats() {
    for (var n = 0; n < 9; n++) {
      client.send(invite("i" + n)).accepted();
    }
    client.send(invite("one-more")).rejected(ErrorCode.SEAT_LIMIT_REACHED);
  }

  @Test
  void anInvitationWhoseTimeIsOverExpiresOnceAndGivesItsSeatBack() {
    createAcme();
    inviteAsManyAsThereAreSeats();

    clock.pass(EIGHT_DAYS);

    awaitExpired(9);
    client.send(invite("one-more")).accepted();
    client.send(Message.accept(acme, "i0").by("i0")).rejected(ErrorCode.INVITATION_EXPIRED);
  }

  @Test
  void whatBecameDueWhileTheServiceWasAwayIsDoneAfterwards() {
    createAcme();
    client.send(invite("bob")).accepted();

    installation.stop();
    clock.pass(EIGHT_DAYS);
    installation.start();

    awaitExpired(1);
  }

  @Test
  void twoInstancesShareTheWorkAndDoNothingTwice() {
    createAcme();
    inviteAsManyAsThereAreSeats();
    installation.start();
    try {
      var messages = new ArrayList<Message>();
      for (var n = 0; n < 60; n++) {
        messages.add(Message.create(acme + "-" + n).by("alice"));
      }
      assertThat(client.sendAll(messages)).allMatch(Reply::isAccepted);

      clock.pass(EIGHT_DAYS);

      awaitExpired(9);
    } finally {
      installation.stop();
    }
    client.send(invite("one-more")).accepted();
    assertThat(installation.database().sequences(acme)).doesNotHaveDuplicates();
  }

  @Test
  void aCommandSentAgainAfterARestartIsAnsweredTheSame() {
    var message = Message.create(acme).by("alice");
    var first = client.send(message).accepted();

    installation.stop().start();
    client.post(message);

    // At least twice: what was read before the stop may be read, and answered, again.
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(client.replies(message)).hasSizeGreaterThanOrEqualTo(2));
    var second = client.replies(message).get(1);
    assertThat(second.duplicate()).isTrue();
    assertThat(second.position()).isEqualTo(first.position());
    assertThat(installation.database().eventTypes(acme)).hasSize(2);
  }

  @Test
  void aTokenIsJudgedWhenTheBrokerGotTheCommand() {
    installation.stop();
    var end = Instant.now().plusSeconds(2);
    var inTime = Message.create(acme).token(Tokens.until("alice", end));
    var misplaced =
        Message.create(acme + "-2")
            .token(Tokens.until("alice", end))
            .partition((Forwarder.partition((acme + "-2").getBytes(), 12) + 1) % 12);
    client.deliver(inTime);
    client.deliver(misplaced);
    Awaitility.await().until(() -> Instant.now().isAfter(end));
    var late = Message.create(acme + "-3").token(Tokens.until("alice", end));
    client.deliver(late);

    installation.start();

    client.reply(inTime).accepted();
    client.reply(misplaced).accepted();
    client.reply(late).rejected(ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void anAbsentDatabaseCostsNothingButTime() {
    createAcme();
    var messages = new ArrayList<Message>();
    installation.database().away();
    try {
      for (var n = 0; n < 20; n++) {
        messages.add(Message.add(acme, "user" + n % 8, n < 10 ? "MEMBER" : "ADMIN").by("alice"));
        messages.add(Message.create(acme + "-" + n).by("alice"));
      }
      messages.forEach(client::deliver);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> installation.http().get(null, "/actuator/health/readiness").status() == 503);
    } finally {
      installation.database().back();
    }

    assertThat(messages.stream().map(client::reply)).allMatch(Reply::isAccepted);
    assertThat(installation.database().sequences(acme)).doesNotHaveDuplicates();
    assertThat(events("MemberAdded")).isEqualTo(9);
    for (var n = 0; n < 20; n++) {
      assertThat(installation.database().eventTypes(acme + "-" + n)).hasSize(2);
    }
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

  private static void refuseToStore(String marked) {
    installation
        .database()
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
