package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.load.LoadRun;
import io.orgtrail.benchmarks.load.MixedCommands;
import io.orgtrail.benchmarks.load.Order;
import io.orgtrail.benchmarks.load.Pace;
import io.orgtrail.benchmarks.people.Person;
import io.orgtrail.benchmarks.seeding.EventCopies;
import io.orgtrail.benchmarks.seeding.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Brings the store to a size: some organizations by commands, the rest as copies of those. */
final class FilledStore {
  private static final int WINDOW = 10_000;
  private static final int ORGANIZATIONS_COPIED = 20;
  private static final int COMMANDS_EACH = 50;
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final Bench bench;
  private final Store store;

  FilledStore(Bench bench) {
    this.bench = bench;
    this.store = new Store(bench.target().database());
  }

  Store store() {
    return store;
  }

  /** At least so many events, of organizations with a history of everyday commands. */
  void withEvents(long wanted) throws SQLException {
    long missing = wanted - store.events();
    if (missing > 0) {
      bench.say("filling the store up to %,d events", wanted);
      copy(history(), missing);
    }
    settle();
  }

  private void copy(String prefix, long events) throws SQLException {
    try (EventCopies copies = EventCopies.of(bench.target().database(), prefix)) {
      long each = copies.events();
      copies.make((events + each - 1) / each, said("%,d events added", each));
    }
  }

  private String history() {
    String prefix = bench.prefix();
    MixedCommands mix = new MixedCommands(prefix, ORGANIZATIONS_COPIED, bench.people());
    try (CommandClient client = bench.bulkClient()) {
      LoadRun.each(client, mix.opening(), Pace.saturating(WINDOW));
      LoadRun.of(client.giving(mix), ORGANIZATIONS_COPIED * COMMANDS_EACH, Pace.saturating(WINDOW));
    }
    return prefix;
  }

  /**
   * So many organizations more, each with nobody but its owner.
   *
   * @return what the id of the one of a number, from 1, is made of
   */
  SmallOrganizations withOrganizations(long count) throws SQLException {
    bench.say("adding %,d organizations", count);
    String prefix = bench.prefix();
    Person owner = bench.people().get(0);
    SmallOrganizations small = new SmallOrganizations(prefix, owner, count);
    try (CommandClient client = bench.bulkClient()) {
      client.ask(new Order(owner, OrganizationMaker.named(small.original())));
      client.ask(new Order(owner, new ChangePlan(small.original(), Plan.PREMIUM)));
    }
    try (EventCopies copies = EventCopies.of(bench.target().database(), prefix)) {
      copies.make(count, said("%,d organizations added", 1));
    }
    settle();
    return small;
  }

  /** Waits until all that follows the store has followed: read model and hash chains. */
  void settle() throws SQLException {
    bench.queries().awaitPosition(store.events());
    new Patience("links of the hash chains").await(store::linked, store.events());
  }

  private LongConsumer said(String text, long each) {
    long[] next = {System.nanoTime() + SAY_EVERY_NANOS};
    return copies -> {
      if (System.nanoTime() > next[0]) {
        bench.say(text, copies * each);
        next[0] = System.nanoTime() + SAY_EVERY_NANOS;
      }
    };
  }
}
