package io.orgtrail.benchmarks.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** When the next command is sent. */
public interface Pace {
  /** A command waits at least so long for its turn to be looked at again. */
  long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /**
   * Waits until the command's turn has come.
   *
   * @param number how many were sent before it
   * @param answered how many of those have been answered
   * @return when it was meant to be sent: what its latency is counted from
   */
  long await(long number, LongSupplier answered);

  /** As fast as answers come, with at most so many unanswered. */
  static Pace saturating(int window) {
    return (number, answered) -> {
      while (number - answered.getAsLong() >= window) {
        LockSupport.parkNanos(NAP_NANOS);
      }
      return System.nanoTime();
    };
  }

  /**
   * So many a second whatever the answers: a command that could not be sent in time counts from
   * when it should have been, so that a pause of the system shows in all that waited.
   */
  static Pace perSecond(int rate) {
    long start = System.nanoTime();
    double interval = (double) TimeUnit.SECONDS.toNanos(1) / rate;
    return (number, answered) -> {
      long due = start + (long) (number * interval);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return due;
    };
  }
}
