package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForwardingIT {

  private static final int PARTITIONS = 12;

  private final CommandClient client = Installation.shared().client();
  private final String acme = "acme-" + UUID.randomUUID();
  private final int wrong = (Forwarder.partition(acme.getBytes(), PARTITIONS) + 5) % PARTITIONS;

  @Test
  void aCommandOnAnotherPartitionIsDecidedByTheOwnerOfItsOwn() {
    var misplaced = Message.create(acme).by("alice").partition(wrong);
    client.send(misplaced).accepted();

    client.send(Message.add(acme, "bob", "MEMBER").by("alice")).accepted();

    assertThat(client.replies(misplaced)).hasSize(1);
    assertThat(Installation.shared().database().sequences(acme)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void misplacedCommandsOfOneOrganizationKeepTheirOrder() {
    var messages = new ArrayList<Message>();
    messages.add(Message.create(acme).by("alice").partition(wrong));
    for (var n = 0; n < 60; n++) {
      messages.add(Message.rename(acme, acme + "-" + n).by("alice").partition(wrong));
    }

    var replies = client.sendAll(messages);

    assertThat(replies).allMatch(it -> it.isAccepted());
    assertThat(replies).extracting(it -> it.version()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aForgedForwardedTimeDoesNotHelpAnExpiredToken() {
    var expired = Tokens.until("alice", Instant.now().minusSeconds(60));
    var before = Instant.now().minusSeconds(600).toEpochMilli();
    var forged = before + "." + "A".repeat(43);

    client
        .send(Message.create(acme).token(expired).header("orgtrail-forwarded", forged))
        .rejected(ErrorCode.UNAUTHENTICATED);
    client
        .send(
            Message.create(acme)
                .token(expired)
                .header("orgtrail-forwarded", forged)
                .partition(wrong))
        .rejected(ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void aMisplacedOversizedCommandHoldsUpNothing() {
    var huge =
        Message.create(acme)
            .by("alice")
            .partition(wrong)
            .value("{\"name\":\"" + "a".repeat(900_000) + "\"}");
    client.post(huge);

    client.send(Message.create(acme).by("alice").partition(wrong)).accepted();
    client.reply(huge).rejected(ErrorCode.TOO_LARGE);
  }
}
