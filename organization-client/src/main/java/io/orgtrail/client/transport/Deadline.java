package io.orgtrail.client.transport;

import java.time.Duration;

/**
 * The moment at which a request is given up.
 *
 * @param nanoTime the moment as {@link System#nanoTime()} counts, which no change of clocks moves
 */
public record Deadline(long nanoTime) {

  /** The moment that far from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** How long until then; zero once it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** Whether that long a wait ends before it. */
  public boolean allows(Duration wait) {
    return left().compareTo(wait) > 0;
  }
}
