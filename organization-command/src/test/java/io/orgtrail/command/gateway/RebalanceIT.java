package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Database;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Partitions move while they are worked on, and with aggregates in the caches of both nodes. */
class RebalanceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GROUP = "organization-command";

  private final Installation installation = Installation.illTreated();
  private final CommandClient client = installation.client();
  private final Database database = installation.database();
  private final List<String> organizations =
      IntStream.range(0, 24).mapToObj(n -> "acme-" + UUID.randomUUID()).toList();

  @Test
  void partitionsThatMoveInTheMiddleOfABatchLoseAndDoubleNothing() throws Exception {
    var creations = organizations.stream().map(id -> Message.create(id).by("alice")).toList();
    CompletableFuture<Installation> second;
    try (var connection = database.source().getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("SELECT FROM eventstore.event_position FOR UPDATE");
      creations.forEach(client::deliver);
      Awaitility.await().atMost(PATIENCE).until(this::isABatchBeforeItsCommit);
      second = CompletableFuture.supplyAsync(installation::start);
      Awaitility.await().atMost(PATIENCE).until(this::isRebalancing);
      connection.rollback();
    }
    second.join();
    assertThat(creations.stream().map(client::reply)).allMatch(Reply::isAccepted);

    assertAccepted("bob");
    installation.stop();
    assertAccepted("carol");

    for (var organization : organizations) {
      assertThat(database.sequences(organization)).containsExactly(0L, 1L, 2L, 3L);
    }
  }

  private void assertAccepted(String member) {
    var added =
        organizations.stream().map(id -> Message.add(id, member, "MEMBER").by("alice")).toList();
    assertThat(client.sendAll(added)).allMatch(Reply::isAccepted);
  }

  private boolean isABatchBeforeItsCommit() {
    return database.count(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE '%eventstore.event_position%'""")
        > 0;
  }

  private boolean isRebalancing() throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", installation.broker()))) {
      var group = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
      return group.groupState() == GroupState.PREPARING_REBALANCE;
    }
  }
}
