package io.orgtrail.command.chaining;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.command.testing.Chains;
import io.orgtrail.command.testing.Database;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains over a store that an earlier version filled, and that somebody has been at. */
class EventChainsIT {

  private final Database database = Database.migratedUpTo("4");
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database.source()));
  private final EventChains chains =
      new EventChains(database.jdbc(), transactions, (position, limit) -> List.of());

  private void events(int first, int last) {
    database
        .jdbc()
        .update(
            """
            INSERT INTO eventstore.event (position, time, event_id, aggregate_type, aggregate_id,
              sequence, type, revision, organization_id, version, payload, metadata)
            SELECT n, now(), gen_random_uuid(), 'Organization', 'org-' || n % 3, n / 3,
              'OrganizationRenamed', '1', 'org-' || n % 3, n / 3 + 1, '{"n": 1}', '{}'
            FROM generate_series(?, ?) AS n""",
            first, last);
    database.jdbc().update("UPDATE eventstore.event_position SET last = greatest(last, ?)", last);
  }

  private ChainProgress step() {
    return chains.advance().orElseThrow();
  }

  @Test
  void catchesUpStepByStep() {
    events(1, 2_500);
    database.migrateTo("latest");

    assertThat(chains.progress()).isEqualTo(new ChainProgress(0, 2_500));
    assertThat(step()).isEqualTo(new ChainProgress(1_000, 2_500));
    assertThat(step()).isEqualTo(new ChainProgress(2_000, 2_500));
    assertThat(step()).isEqualTo(new ChainProgress(2_500, 2_500));
    assertThat(step().lag()).isZero();
    for (var organization = 0; organization < 3; organization++) {
      Chains.of(database).assertProve("org-" + organization);
    }
  }

  @Test
  void passesOverWhatIsMissing() {
    events(1, 30);
    database.tamper("DELETE FROM eventstore.event WHERE position IN (1, 7, 29, 30)");
    database.migrateTo("latest");

    assertThat(step()).isEqualTo(new ChainProgress(30, 30));
    Chains.of(database).assertProve("org-0");
    Chains.of(database).assertProve("org-1");
  }

  @Test
  void linksNothingThatWasNotAppended() {
    events(1, 3);
    database.migrateTo("latest");
    database.tamper("UPDATE eventstore.event SET position = 100 WHERE position = 3");

    step();

    assertThat(database.count("SELECT max(position) FROM eventstore.event_chain")).isEqualTo(2);
  }

  @Test
  void takesWhatOthersHaveRead_asFarAsItWasAppended() {
    events(1, 6);
    database.migrateTo("latest");
    database.tamper("UPDATE eventstore.event SET position = 100 WHERE position = 6");
    var read = new EventChains(database.jdbc(), transactions, this::fourAtOnce);

    assertThat(read.advance()).contains(new ChainProgress(4, 6));
    assertThat(read.advance()).contains(new ChainProgress(5, 6));
    assertThat(read.advance()).contains(new ChainProgress(6, 6));

    Chains.of(database).assertProve("org-1");
    Chains.of(database).assertProve("org-2");
    assertThat(database.count("SELECT count(*) FROM eventstore.event_chain")).isEqualTo(5);
  }

  private List<StoredEvent> fourAtOnce(long position, int limit) {
    return database
        .jdbc()
        .query(
            "SELECT "
                + StoredEvent.COLUMNS
                + " FROM eventstore.event e"
                + " WHERE position > ? ORDER BY position LIMIT 4",
            (row, number) -> StoredEvent.read(row),
            position);
  }

  @Test
  void keepsALinkThatSomebodyPutThere() {
    events(1, 6);
    database.migrateTo("latest");
    database
        .jdbc()
        .update("INSERT INTO eventstore.event_chain VALUES (4, 'org-1', decode('00ff', 'hex'))");

    assertThat(step().lag()).isZero();

    assertThat(Chains.of(database).links("org-1")).hasSize(2).endsWith("00ff");
    Chains.of(database).assertProve("org-0");
  }

  @Test
  void whileOneAddsLinksTheOthersDoNotWait() throws Exception {
    events(1, 3);
    database.migrateTo("latest");
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var other = Executors.newSingleThreadExecutor();
    var first =
        other.submit(
            () ->
                transactions.execute(
                    status -> {
                      var progress = step();
                      begun.countDown();
                      await(end);
                      return progress;
                    }));
    try {
      await(begun);
      assertThat(chains.advance()).isEmpty();
      assertThat(chains.progress()).isEqualTo(new ChainProgress(0, 3));
    } finally {
      end.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS).lag()).isZero();
      other.shutdown();
    }
    assertThat(step()).isEqualTo(new ChainProgress(3, 3));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
