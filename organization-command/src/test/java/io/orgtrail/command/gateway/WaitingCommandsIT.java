package io.orgtrail.command.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WaitingCommandsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Installation installation = Installation.illTreated();
  private final String acme = "acme-" + UUID.randomUUID();

  private double waiting() {
    var meters = installation.service().getBean(MeterRegistry.class);
    return meters.get("organization.commands.waiting").gauge().value();
  }

  @Test
  void tellsHowManyCommandsNobodyHasDecided() {
    var consumers = installation.service().getBean(CommandConsumers.class);
    var message = Message.create(acme).by("alice");
    consumers.stop();
    try {
      installation.client().deliver(message);
      installation.client().deliver(Message.rename(acme, acme + " Inc.").by("alice"));

      Awaitility.await().atMost(PATIENCE).until(() -> waiting() == 2);
    } finally {
      consumers.start();
    }
    installation.client().reply(message).accepted();
    Awaitility.await().atMost(PATIENCE).until(() -> waiting() == 0);
  }
}
