package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Database;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The database was put back to an older state than the broker's offsets tell of. */
class RestoredDatabaseIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 12;

  private final Installation installation = Installation.illTreated();
  private final CommandClient client = installation.client();
  private final Database database = installation.database();
  private final String acme = "acme-" + UUID.randomUUID();

  @Test
  void whatTheDatabaseDoesNotKnowIsDecidedAgain_inItsOrder() {
    client.send(Message.create(acme).by("alice")).accepted();
    var members = IntStream.range(0, 8).mapToObj(n -> add("user-" + n)).toList();
    assertThat(client.sendAll(members)).allMatch(Reply::isAccepted);
    installation.stop();
    forgetAllButTheFirst(members.size());

    installation.start();

    Awaitility.await().atMost(PATIENCE).until(() -> database.eventTypes(acme).size() == 10);
    assertThat(
            database
                .jdbc()
                .queryForList(
                    "SELECT payload ->> 'userId' FROM eventstore.event"
                        + " WHERE organization_id = ? ORDER BY position OFFSET 2",
                    String.class,
                    acme))
        .containsExactlyElementsOf(IntStream.range(0, 8).mapToObj(n -> "user-" + n).toList());
    assertThat(client.send(add("one-more")).accepted().version()).isEqualTo(11);
  }

  @Test
  void whatIsToBeForgottenIsNotDecidedAgain() {
    client.send(Message.create(acme).by("alice")).accepted();
    assertThat(client.sendAll(List.of(add("bob"), add("carl")))).allMatch(Reply::isAccepted);
    awaitCommits();
    installation.stop();
    forgetAllButTheFirst(2);
    database.jdbc().update("DELETE FROM command.command_partition");

    installation.start();

    assertThat(client.send(add("one-more")).accepted().version()).isEqualTo(3);
    installation.stop().start();
    assertThat(client.send(add("last")).accepted().version()).isEqualTo(4);
    assertThat(database.eventTypes(acme)).hasSize(4);
  }

  @Test
  void whatWasForwardedIsDoneOnce_thoughItIsReadAgain() {
    var misplaced = Message.create(acme).by("alice").partition((partition() + 1) % PARTITIONS);
    client.deliver(misplaced);
    client.reply(misplaced).accepted();
    installation.stop();
    database.jdbc().update("UPDATE command.command_partition SET next_offset = 0");

    installation.start();

    Awaitility.await().atMost(PATIENCE).until(() -> client.replies(misplaced).size() > 1);
    client.send(add("bob")).accepted();
    assertThat(client.replies(misplaced).stream().skip(1)).allMatch(Reply::duplicate);
    assertThat(database.eventTypes(acme)).hasSize(3);
  }

  @Test
  void aRunningServiceDecidesNothingMore_untilItIsStartedAgain() {
    client.send(Message.create(acme).by("alice")).accepted();
    moveHead(-1);
    Message late = add("bob");
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> status("/actuator/health/liveness") == 503);
      assertThat(status("/actuator/health/readiness")).isEqualTo(503);
      client.deliver(late);
    } finally {
      moveHead(1);
    }
    assertThat(status("/actuator/health/liveness")).isEqualTo(503);
    assertThat(database.eventTypes(acme)).hasSize(2);
    installation.stop().start();

    client.reply(late).accepted();
  }

  /** Until the broker knows that all is answered. */
  private void awaitCommits() {
    var place = new TopicPartition(Topics.COMMANDS, partition());
    try (var admin = Admin.create(Map.of("bootstrap.servers", installation.broker()))) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> committed(admin).get(place).offset() == end(admin, place));
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) throws Exception {
    return admin
        .listConsumerGroupOffsets("organization-command")
        .partitionsToOffsetAndMetadata()
        .get();
  }

  private static long end(Admin admin, TopicPartition place) throws Exception {
    return admin
        .listOffsets(Map.of(place, OffsetSpec.latest()))
        .partitionResult(place)
        .get()
        .offset();
  }

  private Message add(String user) {
    return Message.add(acme, user, "MEMBER").by("alice");
  }

  private int partition() {
    return Forwarder.partition(acme.getBytes(), PARTITIONS);
  }

  /** As if the last commands came after the backup; nothing else has happened since. */
  private void forgetAllButTheFirst(int commands) {
    var jdbc = database.jdbc();
    database.tamper("DELETE FROM eventstore.event_chain WHERE position > " + head(-commands));
    jdbc.update("DELETE FROM eventstore.chain_head WHERE organization_id = ?", acme);
    jdbc.update("UPDATE eventstore.chain_progress SET last = " + head(-commands));
    database.tamper("DELETE FROM eventstore.event WHERE position > " + head(-commands));
    jdbc.update("DELETE FROM command.command_reply WHERE reply LIKE ?", "%AddMember%" + acme + "%");
    jdbc.update(
        "UPDATE command.command_partition SET next_offset = next_offset - ? WHERE partition = ?",
        commands,
        partition());
    moveHead(-commands);
    jdbc.update(
        """
        UPDATE command.token_entry SET token = convert_to(
          json_build_object('globalIndex', last)::text, 'UTF8') FROM eventstore.event_position
        WHERE (convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint > last""");
  }

  private String head(int further) {
    return "(SELECT last + %d FROM eventstore.event_position)".formatted(further);
  }

  private void moveHead(int by) {
    database.jdbc().update("UPDATE eventstore.event_position SET last = last + ?", by);
  }

  private int status(String path) {
    return installation.http().get(null, path).status();
  }
}
