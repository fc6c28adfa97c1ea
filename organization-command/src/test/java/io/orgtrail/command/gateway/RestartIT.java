package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import io.orgtrail.command.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RestartIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation installation = Installation.illTreated();
  private final CommandClient client = installation.client();
  private final String acme = "acme-" + UUID.randomUUID();

  @Test
  void aCommandSentAgainAfterARestartIsAnsweredTheSame() {
    var message = Message.create(acme).by("alice");
    var first = client.send(message).accepted();

    installation.stop().start();
    client.post(message);

    Awaitility.await().atMost(PATIENCE).until(() -> client.replies(message).size() > 1);
    assertThat(client.replies(message).stream().skip(1))
        .allMatch(Reply::duplicate)
        .extracting(Reply::position)
        .containsOnly(first.position());
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
}
