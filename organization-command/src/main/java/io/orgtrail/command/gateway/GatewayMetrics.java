package io.orgtrail.command.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orgtrail.api.replies.CommandReply;
import java.util.List;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/** What the gateway tells operators of its work. */
final class GatewayMetrics {

  private final MeterRegistry registry;
  private final Timer batches;
  private final DistributionSummary sizes;
  private final Timer commits;
  private final Counter deadLetters;

  GatewayMetrics(MeterRegistry registry) {
    this.registry = registry;
    batches =
        Timer.builder("organization.command.batch")
            .description("From the first decision of a batch to its commit")
            .register(registry);
    sizes =
        DistributionSummary.builder("organization.command.batch.size")
            .description("Commands in a batch")
            .register(registry);
    commits =
        Timer.builder("organization.command.commit")
            .description("What the database takes to commit a batch")
            .register(registry);
    deadLetters =
        Counter.builder("organization.commands.dead.letters")
            .description("Commands that became dead letters")
            .register(registry);
  }

  /** The same transactions, with the time that their commits take. */
  TransactionManager timed(TransactionManager transactions) {
    return () -> timed(transactions.startTransaction());
  }

  private Transaction timed(Transaction transaction) {
    return new Transaction() {
      @Override
      public void commit() {
        commits.record(transaction::commit);
      }

      @Override
      public void rollback() {
        transaction.rollback();
      }
    };
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void committed(Timer.Sample batch, List<Outcome> outcomes) {
    batch.stop(batches);
    sizes.record(outcomes.size());
    outcomes.forEach(this::count);
  }

  private void count(Outcome outcome) {
    registry
        .counter(
            "organization.commands",
            "command",
            name(outcome.command()),
            "outcome",
            outcome(outcome))
        .increment();
    if (outcome.deadLetter() != null) {
      deadLetters.increment();
    }
  }

  /** What a command is called, were it none. */
  static String name(IncomingCommand command) {
    return command.name() == null ? "unreadable" : command.name();
  }

  /** What it came to in a word. */
  static String outcome(Outcome outcome) {
    var reply = outcome.reply();
    if (reply.duplicate()) {
      return "DUPLICATE";
    }
    return reply instanceof CommandReply.Rejected rejected ? rejected.error().code() : "ACCEPTED";
  }
}
