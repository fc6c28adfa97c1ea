package io.orgtrail.query.positions;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows up to which position the read model reflects the events, and tells those who wait for one.
 * However many ask or wait, the tokens are read at most every few milliseconds, and when this
 * instance has just committed; the progress of other instances shows the same way.
 */
public final class Positions implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Positions.class);
  private static final Duration FRESH = Duration.ofMillis(20);

  private final LongSupplier tokens;
  private final ReentrantLock reading = new ReentrantLock();
  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService checking =
      Executors.newSingleThreadScheduledExecutor(Positions::thread);
  private volatile long known;
  private volatile long knownSince = System.nanoTime() - FRESH.toNanos();
  private volatile boolean committed;

  /**
   * Keeps an eye on the tokens.
   *
   * @param tokens reads the position of the slowest segment
   */
  public Positions(LongSupplier tokens) {
    this.tokens = tokens;
    checking.scheduleWithFixedDelay(
        this::check, FRESH.toMillis(), FRESH.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A position that whatever is read from now on reflects at least. */
  public long current() {
    if (isStale() && reading.tryLock()) {
      try {
        read();
      } finally {
        reading.unlock();
      }
    }
    return known;
  }

  /** Completes with whether the position is reached in time. */
  public CompletableFuture<Boolean> reached(long position, Duration wait) {
    if (current() >= position) {
      return CompletableFuture.completedFuture(true);
    }
    var waiter =
        new Waiter(position, System.nanoTime() + wait.toNanos(), new CompletableFuture<>());
    waiters.add(waiter);
    return waiter.answer();
  }

  /** To be called when this instance has committed a batch. */
  public void committed() {
    committed = true;
    if (!waiters.isEmpty()) {
      checking.execute(this::check);
    }
  }

  private boolean isStale() {
    return committed || System.nanoTime() - knownSince >= FRESH.toNanos();
  }

  private void read() {
    committed = false;
    try {
      known = Math.max(known, tokens.getAsLong());
      knownSince = System.nanoTime();
    } catch (RuntimeException e) {
      // What is known still holds; whoever reads next will meet the same trouble and tell.
      log.debug("The tokens cannot be read", e);
    }
  }

  private void check() {
    if (!waiters.isEmpty()) {
      var position = current();
      var now = System.nanoTime();
      waiters.removeIf(waiter -> waiter.isAnswered(position, now));
    }
  }

  @Override
  public void close() {
    checking.shutdownNow();
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "positions");
    thread.setDaemon(true);
    return thread;
  }

  private record Waiter(long position, long deadline, CompletableFuture<Boolean> answer) {

    boolean isAnswered(long reached, long now) {
      if (reached >= position) {
        return answer.complete(true);
      }
      return now - deadline >= 0 && answer.complete(false);
    }
  }
}
