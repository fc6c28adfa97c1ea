package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ExpiryIT {

  private static final Duration EIGHT_DAYS = Duration.ofDays(8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation installation = Installation.illTreated();
  private final CommandClient client = installation.client();
  private final String acme = "acme-" + UUID.randomUUID();

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

    installation.pass(EIGHT_DAYS);

    awaitExpired(9);
    client.send(invite("one-more")).accepted();
    client.send(Message.accept(acme, "i0").by("i0")).rejected(ErrorCode.INVITATION_EXPIRED);
  }

  @Test
  void whatBecameDueWhileTheServiceWasAwayIsDoneAfterwards() {
    createAcme();
    client.send(invite("bob")).accepted();

    installation.stop();
    installation.pass(EIGHT_DAYS);
    installation.start();

    awaitExpired(1);
  }

  @Test
  void twoInstancesShareTheWorkAndDoNothingTwice() {
    createAcme();
    inviteAsManyAsThereAreSeats();
    installation.start();
    try {
      var others = IntStream.range(0, 60).mapToObj(n -> Message.create(acme + "-" + n).by("alice"));
      assertThat(client.sendAll(others.toList())).allMatch(Reply::isAccepted);

      installation.pass(EIGHT_DAYS);

      awaitExpired(9);
    } finally {
      installation.stop();
    }
    client.send(invite("one-more")).accepted();
    assertThat(installation.database().sequences(acme)).doesNotHaveDuplicates();
  }
}
