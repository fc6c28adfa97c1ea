package io.orgtrail.query.history;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Finds which events count at a moment; refuses moments that are still to come. */
@Component
public class Moments {

  /** By how much the clock of a client may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final EventHistory events;
  private final Clock clock;

  Moments(EventHistory events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * Finds the last event that counts at a moment.
   *
   * @param parameter what to blame when the moment is still to come
   * @param pinned where a time was found before, when the same is asked again: in the last minute
   *     further events may have come since
   */
  public AsOf find(String parameter, Moment moment, OptionalLong pinned) {
    if (moment.isNone()) {
      return AsOf.PRESENT;
    }
    return moment.time() == null
        ? at(parameter, moment.position())
        : at(parameter, moment.time(), pinned);
  }

  private AsOf at(String parameter, long position) {
    if (position > events.head()) {
      throw ahead(parameter);
    }
    return new AsOf(position, events.timeOf(position));
  }

  private AsOf at(String parameter, Instant time, OptionalLong pinned) {
    if (time.isAfter(clock.instant().plus(AHEAD))) {
      throw ahead(parameter);
    }
    var position = events.positionAt(time);
    return new AsOf(Math.min(position, pinned.orElse(position)), time);
  }

  /**
   * The present as a moment; never before the newest event, whatever this machine's clock shows.
   */
  public AsOf now() {
    var position = events.head();
    var newest = events.timeOf(position);
    var time = clock.instant();
    return new AsOf(position, time.isBefore(newest) ? newest : time);
  }

  private static RejectedException ahead(String parameter) {
    return new RejectedException(
        Rejection.ofField(ErrorCode.INVALID, parameter, "must not lie in the future"));
  }
}
