package io.orgtrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedKafkaBrokerIT {
  @TempDir Path temporary;

  @Test
  void keepsRecordsAndOffsetsAcrossRestarts() throws Exception {
    try (EmbeddedKafkaBroker broker = start("data")) {
      Topic topic = new Topic(broker.bootstrapServers(), "commands");
      topic.send("one", "two");
      assertThat(topic.receive("readers", 2)).containsExactly("one", "two");
      topic.send("three");
    }
    try (EmbeddedKafkaBroker broker = start("data")) {
      Topic topic = new Topic(broker.bootstrapServers(), "commands");
      assertThat(topic.receive("readers", 1)).containsExactly("three");
    }
  }

  @Test
  void keepsWhatItAcknowledgedWhenItsJvmIsKilled() throws Exception {
    Path data = temporary.resolve("data");
    int port = LoopbackPort.free().number();
    try (ChildJvm child = ChildJvm.start(KafkaChild.class, data, port)) {
      child.kill();
    }
    try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.start(data, port)) {
      Topic topic = new Topic(broker.bootstrapServers(), "commands");
      assertThat(topic.receive("readers", 3)).containsExactly("one", "two", "three");
      topic.send("four");
      assertThat(topic.receive("readers", 1)).containsExactly("four");
    }
  }

  @Test
  void removesTemporaryData() throws Exception {
    EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.startTemporary();
    new Topic(broker.bootstrapServers(), "t").send("one");
    broker.close();
    broker.close();
    assertThat(broker.directory()).doesNotExist();
  }

  @Test
  void namesATakenPortAndItsSetting() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> EmbeddedKafkaBroker.start(temporary.resolve("data"), port))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage("Port %d is taken; set ORGANIZATION_KAFKA_PORT to another one", port);
    }
  }

  @Test
  void namesADirectoryOfSomethingElse() throws Exception {
    Files.writeString(Files.createDirectory(temporary.resolve("data")).resolve("thesis.txt"), "!");
    assertThatThrownBy(() -> start("data"))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("is no Kafka data directory");
  }

  @Test
  void namesADirectoryThatAnotherBrokerUses() {
    try (EmbeddedKafkaBroker broker = start("data")) {
      assertThatThrownBy(() -> start("data"))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("is in use by another run");
      assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
    }
  }

  private EmbeddedKafkaBroker start(String directory) {
    return EmbeddedKafkaBroker.start(temporary.resolve(directory), LoopbackPort.free().number());
  }
}
