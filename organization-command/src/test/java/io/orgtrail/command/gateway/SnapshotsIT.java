package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRenamed;
import io.orgtrail.command.snapshots.JdbcSnapshotStore;
import io.orgtrail.command.snapshots.Snapshot;
import io.orgtrail.command.snapshots.SnapshotSettings;
import io.orgtrail.command.snapshots.SnapshotStore;
import io.orgtrail.command.snapshots.Snapshots;
import io.orgtrail.command.testing.Database;
import io.orgtrail.command.testing.InMemorySnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every load is slow here, and a snapshot worth taking when it spares two events. */
class SnapshotsIT {

  private static final SnapshotSettings EVERY_LOAD = new SnapshotSettings(Duration.ZERO, 2);
  private static final SnapshotSettings NO_LOAD = new SnapshotSettings(Duration.ofDays(1), 2);

  /** A stream of no more is read without looking for its snapshot. */
  private static final int FEW = 50;

  private final Database database = Database.migrated();
  private final Queue<Runnable> due = new ArrayDeque<>();
  private final String acme = "acme-" + UUID.randomUUID();

  /** A command whose code changes the organization and then fails. */
  record Fail(String organizationId) implements Command {}

  /** A node that has just been given its partition. */
  private Gateway node(Executor executor, SnapshotSettings settings) {
    var store =
        new JdbcSnapshotStore(
            JdbcClient.create(database.jdbc()),
            () -> database.count("SELECT erasures FROM eventstore.event_position"));
    return new Gateway(new Snapshots(store, executor, settings));
  }

  private Gateway node() {
    return node(due::add, EVERY_LOAD);
  }

  private AddMember add(String user) {
    return new AddMember(acme, user, null, user, "MEMBER", null);
  }

  /** Alice, bob, carol and many more, and a snapshot of more events than a few. */
  private void haveSnapshot() {
    var first = node();
    var commands = new ArrayList<IncomingCommand>();
    commands.add(first.from("alice", create(acme, acme)));
    commands.add(first.from("alice", add("bob")));
    commands.add(first.from("alice", add("carol")));
    for (var i = 0; i < FEW; i++) {
      commands.add(first.from("alice", add("user" + i)));
    }
    first.run(commands);
    assertThat(add(node(), "bob").accepted(0).version()).isEqualTo(FEW + 4);
    take();
    assertThat(snapshotted()).isEqualTo(FEW + 3);
  }

  private Gateway.Replies add(Gateway node, String user) {
    return node.run(node.from("alice", add(user)));
  }

  private void take() {
    while (!due.isEmpty()) {
      due.remove().run();
    }
  }

  private long snapshotted() {
    return database.count(
        "SELECT coalesce(max(sequence), -1) FROM command.organization_snapshot"
            + " WHERE organization_id = ?",
        acme);
  }

  private void tamper(String sql) {
    assertThat(database.tamper(sql, acme)).isPositive();
  }

  private void update(String sql) {
    assertThat(database.jdbc().update(sql, acme)).isPositive();
  }

  @Test
  void theNextLoadReadsOnlyTheEventsAfterTheSnapshot() {
    haveSnapshot();
    tamper("DELETE FROM eventstore.event WHERE aggregate_id = ? AND sequence < " + (FEW + 3));

    var next = node();
    var replies =
        next.run(
            next.from("alice", add("dora")),
            next.from("alice", new RemoveMember(acme, "bob")),
            next.from("alice", new RemoveMember(acme, "bob")));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "ACCEPTED", "NOT_A_MEMBER");
    assertThat(replies.accepted(1).version()).isEqualTo(FEW + 6);
  }

  @Test
  void theNextSnapshotReadsOnlyTheEventsAfterTheLastToo() {
    haveSnapshot();
    tamper("DELETE FROM eventstore.event WHERE aggregate_id = ? AND sequence < " + (FEW + 3));
    add(node(), "dora");
    add(node(), "erin");

    add(node(), "frank");
    take();

    assertThat(snapshotted()).isEqualTo(FEW + 6);
    assertThat(add(node(), "greg").accepted(0).version()).isEqualTo(FEW + 8);
  }

  @Test
  void fewEventsMoreAreNotWorthAnotherSnapshot() {
    haveSnapshot();

    add(node(), "dora");
    take();

    assertThat(snapshotted()).isEqualTo(FEW + 3);
  }

  @Test
  void noSnapshotIsTakenWhereLoadsAreQuick() {
    var first = node(due::add, NO_LOAD);
    first.run(first.from("alice", create(acme, acme)), first.from("alice", add("bob")));

    add(node(due::add, NO_LOAD), "carol");

    assertThat(due).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "revision = 'earlier', state = ''",
        "event_id = gen_random_uuid(), state = ''",
        "sequence = 1077, state = ''",
        "state = ''",
        "state = substr(state, 1, 100)",
      })
  void aSnapshotThatIsNoneFailsNoCommandAndIsReplaced(String damage) {
    haveSnapshot();
    update("UPDATE command.organization_snapshot SET " + damage + " WHERE organization_id = ?");

    assertThat(add(node(), "dora").accepted(0).version()).isEqualTo(FEW + 5);

    take();
    assertThat(snapshotted()).isEqualTo(FEW + 4);
    tamper("DELETE FROM eventstore.event WHERE aggregate_id = ? AND sequence < " + (FEW + 4));
    assertThat(add(node(), "erin").accepted(0).version()).isEqualTo(FEW + 6);
  }

  @Test
  void holdsNothingOfABatchThatIsNotCommitted() {
    var first = node();
    first.run(first.from("alice", create(acme, acme)));
    // At once, while the batch that has loaded is under way.
    var next = node(task -> CompletableFuture.runAsync(task).join(), EVERY_LOAD);
    next.bus.subscribe(
        Fail.class.getName(),
        message -> {
          next.organizations
              .load(acme)
              .execute(organization -> apply(new OrganizationRenamed(acme, "half", acme)));
          throw new IllegalStateException("the code is wrong");
        });

    var replies =
        next.run(
            next.from("alice", add("bob")),
            next.from("alice", new Fail(acme)),
            next.from("alice", add("carol")));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "INTERNAL_ERROR", "ACCEPTED");
    assertThat(snapshotted()).isEqualTo(1);
    assertThat(replies.accepted(2).version()).isEqualTo(4);
  }

  @Test
  void aSnapshotThatCannotBeKeptDisturbsNobody() {
    var first = node();
    first.run(first.from("alice", create(acme, acme)));
    SnapshotStore full =
        new InMemorySnapshots() {
          @Override
          public void keep(String aggregateId, String revision, Snapshot snapshot, long erasures) {
            throw new UncheckedIOException(new IOException("disk full"));
          }
        };
    var next = new Gateway(new Snapshots(full, due::add, EVERY_LOAD));

    var before = add(next, "bob");
    take();
    var after = add(next, "carol");

    assertThat(before.accepted(0).version()).isEqualTo(3);
    assertThat(after.accepted(0).version()).isEqualTo(4);
  }

  @Test
  void isNotForTheQueryService() {
    assertThat(
            database
                .jdbc()
                .queryForObject(
                    "SELECT has_schema_privilege('organization_query', 'command', 'USAGE')",
                    Boolean.class))
        .isFalse();
  }
}
