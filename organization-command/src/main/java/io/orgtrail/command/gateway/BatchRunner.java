package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.common.caching.Cache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets batches committed: again after a conflict, in halves when something in them cannot be
 * stored, so that one poison record costs a bisection and not the batch.
 */
class BatchRunner {

  private static final Logger log = LoggerFactory.getLogger(BatchRunner.class);
  private static final int MAX_CONFLICTS = 12;

  private final CommandBatch batch;
  private final PartitionFence fence;
  private final Cache aggregates;
  private final LongSupplier erasures;
  private long decidingBy;

  /**
   * Runs the batches of one consumer.
   *
   * @param aggregates what it keeps from one batch to the next
   * @param erasures tells how often somebody was forgotten
   */
  BatchRunner(CommandBatch batch, PartitionFence fence, Cache aggregates, LongSupplier erasures) {
    this.batch = batch;
    this.fence = fence;
    this.aggregates = aggregates;
    this.erasures = erasures;
  }

  /**
   * Decides the commands in their order.
   *
   * @throws FencedException when another node owns a partition of the batch; some of it may be
   *     committed, and is found so when it is read again
   * @throws RuntimeException when the database is gone: the same batch is to be run again
   */
  List<Outcome> run(List<IncomingCommand> commands) {
    var offsets = nextOffsets(commands);
    fence.requireClaimed(offsets.keySet());
    for (var conflicts = 0; ; conflicts++) {
      try {
        return execute(offsets, commands);
      } catch (FencedException e) {
        aggregates.removeAll();
        throw e;
      } catch (RuntimeException e) {
        aggregates.removeAll();
        var failure = DatabaseFailure.of(e);
        if (failure == DatabaseFailure.UNAVAILABLE) {
          throw e;
        }
        if (failure == DatabaseFailure.BROKEN || conflicts == MAX_CONFLICTS) {
          return divide(commands, conflicts > 0, e);
        }
        pause(conflicts);
      }
    }
  }

  private List<Outcome> divide(
      List<IncomingCommand> commands, boolean triedAgain, RuntimeException failure) {
    if (commands.size() == 1) {
      return alone(commands.get(0), triedAgain, failure);
    }
    log.warn("A batch of {} commands cannot be stored, trying its halves", commands.size());
    var middle = commands.size() / 2;
    var outcomes = new ArrayList<>(run(commands.subList(0, middle)));
    outcomes.addAll(run(commands.subList(middle, commands.size())));
    return outcomes;
  }

  /** A record that fails alone, with nothing cached, on a healthy database, is given up. */
  private List<Outcome> alone(
      IncomingCommand command, boolean triedAgain, RuntimeException failure) {
    if (!triedAgain) {
      try {
        return execute(nextOffsets(List.of(command)), List.of(command));
      } catch (FencedException e) {
        throw e;
      } catch (RuntimeException e) {
        aggregates.removeAll();
        if (DatabaseFailure.of(e) != DatabaseFailure.BROKEN) {
          throw e;
        }
      }
    }
    log.error("Command {} {} cannot be stored", command.name(), command.commandId(), failure);
    var why =
        Rejection.of(
            ErrorCode.INTERNAL_ERROR,
            "The command could not be stored; it is kept for the operators.");
    return execute(nextOffsets(List.of(command)), List.of(command.givenUp(why)));
  }

  /** What is cached may tell about somebody who was forgotten since. */
  private List<Outcome> execute(Map<Integer, Long> offsets, List<IncomingCommand> commands) {
    var now = erasures.getAsLong();
    if (now != decidingBy) {
      aggregates.removeAll();
      decidingBy = now;
    }
    return batch.execute(now, offsets, commands);
  }

  private static Map<Integer, Long> nextOffsets(List<IncomingCommand> commands) {
    var offsets = new HashMap<Integer, Long>();
    for (var command : commands) {
      offsets.merge(command.partition(), command.nextOffset(), Math::max);
    }
    return offsets;
  }

  private static void pause(int conflicts) {
    var atMost = 5L << Math.min(conflicts, 6);
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(1 + ThreadLocalRandom.current().nextLong(atMost)));
  }
}
