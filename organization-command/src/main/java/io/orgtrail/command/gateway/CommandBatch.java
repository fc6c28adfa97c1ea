package io.orgtrail.command.gateway;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.ServiceCommand;
import io.orgtrail.api.organizations.Founding;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.eventstore.StagedEvents;
import io.orgtrail.command.invitations.Inviting;
import io.orgtrail.command.organizations.Founded;
import io.orgtrail.command.organizations.JdbcOrganizationRegistry;
import io.orgtrail.command.organizations.OrganizationCreation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides commands in one transaction and one unit of work: events, answers and the place in the
 * topic are committed together, or nothing is.
 *
 * <p>Rows are locked in an order that cannot deadlock: the partitions' first, then those a command
 * reserves, keys of people in the order of their subjects, and last the position, which every batch
 * must take; answers are inserted under it.
 */
class CommandBatch {

  private static final Logger log = LoggerFactory.getLogger(CommandBatch.class);

  private final TransactionManager transactions;
  private final PartitionFence fence;
  private final StoredReplies replies;
  private final RecordRates rates;
  private final Dispatcher dispatcher;
  private final Cache aggregates;
  private final OrganizationEventStorage storage;
  private final JdbcOrganizationRegistry registry;
  private final List<EventFollowUp> followUps;
  private final CommandSpans spans;
  private final Clock clock;
  private final Duration replyRetention;

  CommandBatch(
      TransactionManager transactions,
      PartitionFence fence,
      StoredReplies replies,
      RecordRates rates,
      Dispatcher dispatcher,
      Cache aggregates,
      OrganizationEventStorage storage,
      JdbcOrganizationRegistry registry,
      List<EventFollowUp> followUps,
      CommandSpans spans,
      Clock clock,
      Duration replyRetention) {
    this.transactions = transactions;
    this.fence = fence;
    this.replies = replies;
    this.rates = rates;
    this.dispatcher = dispatcher;
    this.aggregates = aggregates;
    this.storage = storage;
    this.registry = registry;
    this.followUps = followUps;
    this.spans = spans;
    this.clock = clock;
    this.replyRetention = replyRetention;
  }

  /**
   * Decides the commands in their order and commits.
   *
   * @param erasures how often somebody was forgotten before what it decides by
   * @param nextOffsets first offset after the batch, by partition
   * @return the outcome of each command, in the same order; none for a record that was answered so
   *     long ago that its answer is forgotten
   * @throws FencedException when another node owns a partition of the batch
   * @throws RuntimeException when nothing could be committed
   */
  List<Outcome> execute(
      long erasures, Map<Integer, Long> nextOffsets, List<IncomingCommand> commands) {
    try {
      return decide(erasures, nextOffsets, commands);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Error e) {
      throw new IllegalStateException("the batch failed", e);
    }
  }

  private List<Outcome> decide(
      long erasures, Map<Integer, Long> nextOffsets, List<IncomingCommand> commands) {
    var unit = DefaultUnitOfWork.startAndGet(null);
    OrganizationEventStorage.decidesBy(unit, erasures);
    var run = new Run(unit);
    try {
      var transaction = transactions.startTransaction();
      unit.onRollback(u -> transaction.rollback());
      // An Error at the commit skips the rollback; no transaction may stay behind on the thread.
      unit.onCleanup(u -> transaction.rollback());
      unit.onCommit(
          u -> {
            run.finish();
            transaction.commit();
          });
      run.decide(nextOffsets, commands);
    } catch (RuntimeException | Error e) {
      unit.rollback(e);
      throw e;
    }
    unit.commit();
    return run.outcomes();
  }

  private static StoredReplies.Key key(IncomingCommand command) {
    return new StoredReplies.Key(command.caller().userId(), command.commandId());
  }

  /** One batch while it is decided. */
  private final class Run {

    private final UnitOfWork<?> unit;
    private final StagedEvents staged;
    private final List<Decided> decided = new ArrayList<>();
    private final Map<StoredReplies.Key, Decided> firstById = new HashMap<>();

    Run(UnitOfWork<?> unit) {
      this.unit = unit;
      this.staged = StagedEvents.of(unit);
    }

    void decide(Map<Integer, Long> nextOffsets, List<IncomingCommand> commands) {
      var asked =
          commands.stream()
              .filter(command -> command.command() != null && command.caller() != null)
              .toList();
      // What decisions would ask one by one, each with a round trip of its own.
      var questions = new RoundTrip();
      var known = replies.find(keys(asked), questions);
      storage.readAhead(unit, streams(commands), questions);
      registry.expect(founded(asked), questions);
      var undecidedFrom = fence.advance(nextOffsets, questions);
      for (var command : commands) {
        decide(command, known, undecidedFrom);
      }
      flush();
    }

    private void flush() {
      registry.flush();
      followUps.forEach(EventFollowUp::flush);
    }

    private List<Founded> founded(List<IncomingCommand> asked) {
      return asked.stream()
          .flatMap(command -> OrganizationCreation.foundedBy(command.command(), context(command)))
          .toList();
    }

    private List<StoredReplies.Key> keys(List<IncomingCommand> asked) {
      return asked.stream().map(CommandBatch::key).distinct().toList();
    }

    /** Of what decisions load, whatever is not in memory. */
    private Set<String> streams(List<IncomingCommand> commands) {
      return commands.stream()
          .filter(command -> command.command() != null)
          .flatMap(this::streams)
          .filter(stream -> !aggregates.containsKey(stream))
          .collect(Collectors.toSet());
    }

    private Stream<String> streams(IncomingCommand incoming) {
      var command = incoming.command();
      var invitations = Inviting.streamsOf(command, context(incoming));
      return command instanceof Founding || command.organizationId() == null
          ? invitations
          : Stream.concat(Stream.of(command.organizationId()), invitations);
    }

    private void decide(
        IncomingCommand command,
        Map<StoredReplies.Key, StoredReplies.Stored> known,
        Map<Integer, Long> undecidedFrom) {
      if (command.command() == null) {
        decided.add(Decided.of(Outcome.refused(command, command.refusal())));
        return;
      }
      if (command.command() instanceof ServiceCommand own) {
        dispatch(command);
        followUps.forEach(followUp -> followUp.decided(own));
        return;
      }
      var stored = known.get(key(command));
      var earlier = firstById.get(key(command));
      if (stored != null) {
        var same = stored.fingerprint().equals(command.fingerprint());
        decided.add(
            Decided.of(same ? Outcome.again(command, stored.reply()) : Outcome.reused(command)));
      } else if (earlier != null) {
        var same = earlier.command().fingerprint().equals(command.fingerprint());
        decided.add(same ? earlier.again(command) : Decided.of(Outcome.reused(command)));
      } else if (!isAnsweredLongAgo(command, undecidedFrom)) {
        decideNow(command);
      }
    }

    /**
     * A record that was decided before and is read again finds its answer; one whose answer is
     * forgotten must not take effect a second time.
     */
    private boolean isAnsweredLongAgo(IncomingCommand command, Map<Integer, Long> undecidedFrom) {
      var record = command.record();
      var undecided = undecidedFrom.get(record.partition());
      return undecided != null
          && record.offset() < undecided
          && record.timestamp() < clock.instant().minus(replyRetention).toEpochMilli();
    }

    private void decideNow(IncomingCommand command) {
      rates
          .refusalBefore(command)
          .ifPresentOrElse(
              why -> decided.add(Decided.of(Outcome.refused(command, why))),
              () -> dispatch(command));
    }

    private void dispatch(IncomingCommand command) {
      var span = spans.enter(command);
      try {
        var result = decided(command, decision(command));
        decided.add(result);
        if (command.isRemembered() && result.outcome().deadLetter() == null) {
          firstById.put(key(command), result);
        }
      } finally {
        span.close();
      }
    }

    private Decision decision(IncomingCommand command) {
      var options = command.options();
      var context = context(command);
      return options.dryRun()
          ? dispatchDry(command, context)
          : dispatcher.dispatch(command.command(), context, options.traceParent());
    }

    private CommandContext context(IncomingCommand command) {
      return new CommandContext(
          command.caller(),
          command.commandId(),
          clock.instant(),
          command.options().expectedVersion());
    }

    /** What follows from the commands before must not be taken back with it. */
    private Decision dispatchDry(IncomingCommand command, CommandContext context) {
      flush();
      return dispatcher.dispatchDry(command.command(), context);
    }

    private Decided decided(IncomingCommand command, Decision decision) {
      if (decision instanceof Decision.Accepted accepted) {
        if (!command.options().dryRun()) {
          accepted.events().forEach(this::follow);
        }
        var last = command.options().dryRun() || accepted.events().isEmpty() ? 0 : staged.size();
        return new Decided(Outcome.accepted(command, accepted), last);
      }
      if (decision instanceof Decision.Refused refused) {
        return Decided.of(Outcome.refused(command, refused.rejection()));
      }
      return Decided.of(failed(command, ((Decision.Failed) decision).cause()));
    }

    private void follow(EventMessage<?> event) {
      followUps.forEach(followUp -> followUp.on((Event) event.getPayload()));
    }

    /** The failure of code fails its command; that of database or memory fails the batch. */
    private Outcome failed(IncomingCommand command, Throwable cause) {
      if (cause instanceof OutOfMemoryError noMemory) {
        throw noMemory;
      }
      if (DatabaseFailure.isCauseOf(cause)) {
        throw DatabaseFailure.rethrow(cause);
      }
      log.error("Command {} {} failed", command.name(), command.commandId(), cause);
      return Outcome.failed(command);
    }

    /** Gives every answer its position, now that the events have theirs, and keeps the answers. */
    void finish() {
      var last = OrganizationEventStorage.lastPosition(unit);
      var head = last.isPresent() ? last.get() : needsHead() ? storage.head() : 0;
      decided.replaceAll(each -> each.positioned(head, staged.size()));
      replies.insert(
          decided.stream()
              .filter(this::isFirst)
              .map(
                  each ->
                      new StoredReplies.Stored(
                          key(each.command()),
                          each.command().fingerprint(),
                          each.outcome().reply()))
              .toList());
    }

    private boolean isFirst(Decided each) {
      return each.command().isRemembered()
          && firstById.containsKey(key(each.command()))
          && firstById.get(key(each.command())).command() == each.command();
    }

    private boolean needsHead() {
      return decided.stream()
          .anyMatch(each -> each.outcome().reply() instanceof CommandReply.Accepted);
    }

    List<Outcome> outcomes() {
      return decided.stream().map(Decided::outcome).toList();
    }
  }
}
