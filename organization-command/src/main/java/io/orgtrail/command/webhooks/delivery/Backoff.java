package io.orgtrail.command.webhooks.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Pauses between attempts that double from the first one up to an hour, none exactly alike. */
record Backoff(Duration first, DoubleSupplier random) {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int DOUBLED_AT_MOST = 20;

  /**
   * The pause after an attempt: between half of the full length and all of it.
   *
   * @param failedBefore how many attempts at the same event failed before this one
   */
  Duration after(int failedBefore) {
    var doubled = first.toMillis() << Math.min(failedBefore, DOUBLED_AT_MOST);
    var full = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis((long) (full * (1 + random.getAsDouble()) / 2));
  }
}
