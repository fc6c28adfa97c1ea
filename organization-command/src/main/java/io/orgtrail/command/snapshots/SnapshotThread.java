package io.orgtrail.command.snapshots;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Takes snapshots one after the other, beside the commands. */
final class SnapshotThread implements AutoCloseable {

  /** Organizations that wait at most; others get theirs after their next slow load. */
  private static final int WAITING = 1_000;

  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE.toSeconds(),
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          SnapshotThread::thread);

  SnapshotThread() {
    executor.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "snapshots");
    thread.setDaemon(true);
    return thread;
  }

  /** Where to take snapshots; refuses more work than it can remember. */
  Executor executor() {
    return executor;
  }

  /** Interrupts the snapshot at hand, which is harmless. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
