package io.orgtrail.benchmarks.scenarios;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a number to grow as long as it does, and gives up when it stands still for long. */
record Patience(String what) {
  private static final long STANDSTILL_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  void await(Callable<Long> number, long wanted) {
    long seen = -1;
    long progress = System.nanoTime();
    for (long now = read(number); now < wanted; now = read(number)) {
      if (now != seen) {
        seen = now;
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > STANDSTILL_NANOS) {
        throw new IllegalStateException("%s: %d, and not %d".formatted(what, now, wanted));
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  private long read(Callable<Long> number) {
    try {
      return number.call();
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
  }
}
