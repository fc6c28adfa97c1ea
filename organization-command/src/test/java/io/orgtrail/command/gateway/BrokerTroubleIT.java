package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.LoopbackPort;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTroubleIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path directory;

  private final int port = LoopbackPort.free().number();
  private final Installation installation = Installation.on("127.0.0.1:" + port);

  private void awaitReadiness(int status) {
    Awaitility.await()
        .atMost(LONG)
        .until(
            () -> installation.http().get(null, "/actuator/health/readiness").status() == status);
  }

  @Test
  void saysThatItIsNotReadyWhileTheBrokerIsAway_atTheStartAndLater() {
    installation.begin();
    assertThat(installation.http().get(null, "/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(installation.http().get(null, "/actuator/health/liveness").status()).isEqualTo(200);

    var kafka = EmbeddedKafkaBroker.start(directory, port);
    try {
      awaitReadiness(200);
      installation.client().send(Message.create("acme").by("alice")).accepted();

      kafka.close();
      awaitReadiness(503);
      kafka = EmbeddedKafkaBroker.start(directory, port);
      awaitReadiness(200);
      installation.client().send(Message.rename("acme", "Acme").by("alice")).accepted();
    } finally {
      installation.client().close();
      installation.stop();
      kafka.close();
    }
  }
}
