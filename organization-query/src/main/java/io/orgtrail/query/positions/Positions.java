package io.orgtrail.query.positions;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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

  /** The header that tells which position an answer reflects. */
  public static final String HEADER = "Position";

  private static final Logger log = LoggerFactory.getLogger(Positions.class);
  private static final Duration FRESH = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ReentrantLock reading = new ReentrantLock();
  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService checking =
      Executors.newSingleThreadScheduledExecutor(Positions::thread);
  private volatile LongSupplier tokens;
  private volatile long known;
  private volatile long knownSince = System.nanoTime() - FRESH.toNanos();
  private volatile boolean committed;
  private final AtomicLong changes = new AtomicLong();

  /** Keeps an eye on the tokens, once there are some. */
  public Positions() {
    checking.scheduleWithFixedDelay(
        this::check, FRESH.toMillis(), FRESH.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether there is a read model at all. */
  public boolean isKnown() {
    return tokens != null;
  }

  /**
   * Goes over to another read model, unless that is behind what was ever told of the one before,
   * and remains so for a second in which nothing new is told.
   *
   * @param next reads the position of its slowest segment
   * @param switching lets everybody read it from then on
   */
  public boolean goOver(LongSupplier next, Runnable switching) {
    reading.lock();
    try {
      if (!isReached(next)) {
        return false;
      }
      switching.run();
      tokens = next;
      committed();
      return true;
    } finally {
      reading.unlock();
    }
  }

  private boolean isReached(LongSupplier next) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (next.getAsLong() < known) {
      if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return true;
  }

  /** A position that whatever is read from now on reflects at least. */
  public long current() {
    if (isKnown() && isStale() && reading.tryLock()) {
      try {
        read();
      } finally {
        reading.unlock();
      }
    }
    return known;
  }

  /** Equal to the one before as long as nothing is known to have changed. */
  State state() {
    return new State(current(), changes.get());
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
    changes.incrementAndGet();
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

  /**
   * What is known of the read model.
   *
   * @param position what it reflects at least
   * @param changes how often this instance has changed it, or gone over to another one
   */
  record State(long position, long changes) {}

  private record Waiter(long position, long deadline, CompletableFuture<Boolean> answer) {

    boolean isAnswered(long reached, long now) {
      if (reached >= position) {
        return answer.complete(true);
      }
      return now - deadline >= 0 && answer.complete(false);
    }
  }
}
