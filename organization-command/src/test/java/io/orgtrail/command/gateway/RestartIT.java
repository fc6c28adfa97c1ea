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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
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

  @Test
  void manyCommandsThatWaitAreEachDecidedOnceAndInTheirOrder() {
    installation.stop();
    var waiting = new LinkedHashMap<String, List<Message>>();
    for (var number = 0; number < 120; number++) {
      var organization = acme + "-" + number;
      var messages = new ArrayList<>(List.of(Message.create(organization).by("alice")));
      for (var member = 0; member < 9; member++) {
        messages.add(Message.add(organization, "m" + member, "MEMBER").by("alice"));
      }
      messages.forEach(client::post);
      waiting.put(organization, messages);
    }

    installation.start();

    waiting.forEach(
        (organization, messages) -> {
          var replies = messages.stream().map(client::reply).map(Reply::accepted).toList();
          assertThat(replies).noneMatch(Reply::duplicate);
          assertThat(replies)
              .extracting(Reply::version)
              .isEqualTo(LongStream.rangeClosed(2, 11).boxed().toList());
          assertThat(installation.database().eventTypes(organization)).hasSize(11);
        });
  }
}
