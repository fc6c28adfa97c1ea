package io.orgtrail.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Sends a number of commands at a pace, and counts and times their answers. */
public final class LoadRun {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

  private final Sender sender;
  private final Histogram latencies = Latencies.empty();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicReference<Reply> rejected = new AtomicReference<>();
  private volatile Reply last;

  private LoadRun(Sender sender) {
    this.sender = sender;
  }

  /** Returns when all are answered; fails when one is rejected or never answered. */
  public static Outcome of(Sender sender, long count, Pace pace) {
    return new LoadRun(sender).run(count, pace);
  }

  /** The same for commands that are there already. */
  public static Outcome each(CommandClient client, List<Order> orders, Pace pace) {
    return of(client.giving(orders.iterator()::next), orders.size(), pace);
  }

  private Outcome run(long count, Pace pace) {
    long start = System.nanoTime();
    for (long number = 0; number < count; number++) {
      requireHealthy();
      send(pace.await(number, answered::get));
    }
    awaitAnswers(count);
    return new Outcome(
        count, Duration.ofNanos(last.receivedNanos() - start), Latencies.of(latencies), last);
  }

  private void send(long intended) {
    sender.send(
        reply -> {
          latencies.recordValue(Math.max(0, reply.receivedNanos() - intended));
          if (!reply.isAccepted()) {
            rejected.compareAndSet(null, reply);
          }
          last = reply;
          answered.incrementAndGet();
        });
  }

  private void awaitAnswers(long count) {
    long progress = System.nanoTime();
    long seen = answered.get();
    while (answered.get() < count) {
      requireHealthy();
      if (answered.get() != seen) {
        seen = answered.get();
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > PATIENCE_NANOS) {
        throw new UnexpectedReplyException(
            "%d of %d commands are not answered".formatted(count - seen, count));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    requireHealthy();
  }

  private void requireHealthy() {
    sender.requireHealthy();
    if (rejected.get() != null) {
      rejected.get().requireAccepted();
    }
  }
}
