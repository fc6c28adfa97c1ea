package io.orgtrail.command.publishing;

import static io.orgtrail.command.testing.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.Checkpoint;
import io.orgtrail.api.messages.Json;
import io.orgtrail.command.testing.Chains;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.TopicReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckpointsOutIT {

  private static final String TOPIC = "organization.audit-checkpoints";

  private final Installation installation = Installation.shared();
  private final CommandClient client = installation.client();
  private final Chains chains = Chains.of(installation.database());
  private final TopicReader topic = installation.read(TOPIC);
  private final String acme = "acme-" + UUID.randomUUID();

  @AfterEach
  void closeTopic() {
    topic.close();
  }

  private ConsumerRecord<byte[], byte[]> told(String organizationId, long position) {
    return topic
        .await(
            1,
            it ->
                Arrays.equals(it.key(), organizationId.getBytes())
                    && checkpoint(it).position() == position)
        .get(0);
  }

  private List<Checkpoint> told(String organizationId) {
    return topic.find(it -> Arrays.equals(it.key(), organizationId.getBytes())).stream()
        .map(CheckpointsOutIT::checkpoint)
        .toList();
  }

  private static Checkpoint checkpoint(ConsumerRecord<byte[], byte[]> record) {
    return Json.mapper().readValue(record.value(), Checkpoint.class);
  }

  @Test
  void tellsWhereTheChainEnds() {
    var reply = client.send(Message.create(acme).by("alice")).accepted();

    var record = told(acme, reply.position());
    var checkpoint = checkpoint(record);

    assertThat(chains.head(acme))
        .containsEntry("events", checkpoint.events())
        .containsEntry("position", checkpoint.position())
        .containsEntry("link", checkpoint.head());
    assertThat(checkpoint.organizationId()).isEqualTo(acme);
    assertThat(checkpoint.events()).isEqualTo(2);
    assertThat(checkpoint.time()).isNotNull();
    assertThat(header(record, "ce_type")).isEqualTo("io.orgtrail.AuditCheckpoint");
    assertThat(header(record, "ce_source")).isEqualTo("/organizations/" + acme);
    assertThat(header(record, "content-type")).startsWith("application/json");
  }

  @Test
  void tellsOfAChainOnceUntilItMoves() {
    var other = "other-" + acme;
    var first = client.send(Message.create(acme).by("alice")).accepted();
    told(acme, first.position());
    var second = client.send(Message.create(other).by("alice")).accepted();
    told(other, second.position());
    var third = client.send(Message.rename(other, "x-" + acme).by("alice")).accepted();
    told(other, third.position());

    awaitAllRemembered();

    assertThat(told(acme)).extracting(Checkpoint::position).containsExactly(first.position());
    assertThat(told(other))
        .extracting(Checkpoint::position)
        .containsExactly(second.position(), third.position());
  }

  private void awaitAllRemembered() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                installation
                        .database()
                        .count("SELECT count(*) FROM eventstore.chain_head WHERE to_publish")
                    == 0);
  }

  @Test
  void whatWasToldStaysForEver() throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
    try (var admin = Admin.create(Map.of("bootstrap.servers", installation.broker()))) {
      var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      assertThat(config.get("retention.ms").value()).isEqualTo("-1");
      assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
      assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
    }
  }
}
