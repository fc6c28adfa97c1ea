package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Tokens;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands on the topic, what comes after it is answered, and nothing is answered as a
 * failure of ours; {@code -Dhostile.records=100000} sends more than a build has time for.
 */
class HostileCommandsIT {

  private static final int RECORDS = Integer.getInteger("hostile.records", 400);
  private static final long SEED = Long.getLong("hostile.seed", 4711);
  private static final int AT_ONCE = 40;

  private final CommandClient client = Installation.shared().client();
  private final String acme = "acme-" + UUID.randomUUID();
  private final String alice = Tokens.of("alice");

  private Message good() {
    return Message.add(acme, "user-" + UUID.randomUUID(), "MEMBER").token(alice);
  }

  @Test
  void holdUpNothingAndFailNothing() {
    client.send(Message.create(acme).token(alice)).accepted();
    var upgrade = "{\"organizationId\":\"%s\",\"plan\":\"PREMIUM\"}".formatted(acme);
    client.send(Message.of("ChangePlan", acme, upgrade).token(alice)).accepted();
    var records = new HostileRecords(SEED);
    for (var sent = 0; sent < RECORDS; sent += AT_ONCE) {
      var hostile = new ArrayList<Message>();
      for (var i = 0; i < AT_ONCE; i++) {
        var message = records.next(acme, alice);
        hostile.add(message);
        client.post(message);
      }
      client.send(good().header("dryrun", "true")).accepted();
      for (var message : hostile) {
        assertThat(client.replies(message))
            .as("%s %s", message.text("kafka_correlationId"), new String(message.bytes()))
            .noneMatch(reply -> reply.code().equals(ErrorCode.INTERNAL_ERROR.name()));
      }
    }
    client.send(good()).accepted();
  }
}
