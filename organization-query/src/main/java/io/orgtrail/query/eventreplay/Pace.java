package io.orgtrail.query.eventreplay;

/**
 * Keeps to so many events in a second. What was not used is not made up for later, so that a broker
 * that comes back is not flooded.
 */
final class Pace {

  private static final long SECOND = 1_000_000_000;
  private static final int STEPS_IN_A_SECOND = 5;
  private static final int MAX_STEP = 2_000;

  private final int eventsPerSecond;
  private long next;

  /**
   * Begins.
   *
   * @param now a reading of a clock of nanoseconds
   */
  Pace(int eventsPerSecond, long now) {
    this.eventsPerSecond = eventsPerSecond;
    this.next = now;
  }

  /** How many events at once are few enough for a smooth flow. */
  int step() {
    return Math.max(1, Math.min(eventsPerSecond / STEPS_IN_A_SECOND, MAX_STEP));
  }

  /** How many nanoseconds from now so many events have to wait. */
  long delay(int events, long now) {
    var delay = Math.max(0, next - now);
    next = now + delay + events * SECOND / eventsPerSecond;
    return delay;
  }
}
