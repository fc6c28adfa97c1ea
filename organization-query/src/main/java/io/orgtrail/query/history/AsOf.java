package io.orgtrail.query.history;

import java.time.Instant;

/**
 * The moment whose state is asked for.
 *
 * @param position the last event that counts, {@code null} for the present
 * @param time what the clock shows then, {@code null} for the present
 */
public record AsOf(Long position, Instant time) {

  /** What is asked for when no moment is. */
  public static final AsOf PRESENT = new AsOf(null, null);

  /** Whether it is the present, which has no position of its own. */
  public boolean isPresent() {
    return position == null;
  }
}
