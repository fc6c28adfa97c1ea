package io.orgtrail.query.replay;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a replay is. Whatever it is at, that is written down twice a second, which also shows
 * that somebody is at it; and every few seconds it is logged.
 */
final class Progress implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Progress.class);
  private static final int TELL_MILLIS = 500;
  private static final int LOG_EVERY = 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Replays replays;
  private final String id;
  private final long began = System.nanoTime();
  private final ScheduledExecutorService telling =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "replay-progress"));
  private volatile Phase phase = Phase.PREPARING;
  private volatile long processed;
  private volatile long total;
  private volatile boolean isOurs = true;
  private int told;

  Progress(Replays replays, ReplayView replay) {
    this.replays = replays;
    this.id = replay.id();
    this.total = replay.total();
    telling.scheduleWithFixedDelay(
        this::tellSafely, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Something else begins. */
  void at(Phase next) {
    phase = next;
    log.info("Replay {}: {}", id, next);
    tell();
  }

  /** That many events are in by now, of at least that many. */
  void reached(long events, long atLeast) {
    if (Thread.currentThread().isInterrupted() || !isOurs) {
      throw new ReplayEndedException(id);
    }
    processed = Math.max(processed, events);
    total = Math.max(total, atLeast);
  }

  /** Some more events are in. */
  void advance(int events) {
    reached(processed + events, processed + events);
  }

  long processed() {
    return processed;
  }

  long total() {
    return total;
  }

  /** Writes it down now; ends the work if that is somebody else's. */
  void tell() {
    isOurs = replays.tell(id, phase, processed, total);
    reached(processed, total);
  }

  /** Waits a moment for something else. */
  void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
    reached(processed, total);
  }

  /** Lets another instance do it; here it ends at the next step. */
  void leave() {
    isOurs = false;
    telling.shutdownNow();
    replays.leave(id);
  }

  private void tellSafely() {
    try {
      isOurs = replays.tell(id, phase, processed, total);
      if (++told % LOG_EVERY == 0) {
        log();
      }
    } catch (RuntimeException e) {
      log.debug("The next time, perhaps", e);
    }
  }

  private void log() {
    var speed = Math.max(1, (long) (processed / ((System.nanoTime() - began) / 1e9)));
    log.info(
        "Replay {}: {} of {} events, {}/s, {} s left, {}",
        id,
        processed,
        total,
        speed,
        (total - processed) / speed,
        phase);
  }

  @Override
  public void close() {
    telling.shutdownNow();
  }
}
