package io.orgtrail.query.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

  private static final long KEPT = 10_000;

  private final EventHistory events;
  private final Clock clock;

  /** Those that nothing can be added to any more. */
  private final Cache<Moment, AsOf> settled = Caffeine.newBuilder().maximumSize(KEPT).build();

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
    var known = settled.getIfPresent(moment);
    var found = known == null ? look(parameter, moment) : known;
    return moment.time() == null || pinned.isEmpty() || pinned.getAsLong() >= found.position()
        ? found
        : new AsOf(pinned.getAsLong(), found.time());
  }

  /** Whether what was found for a moment is known to remain so, whatever happens. */
  public boolean isSettled(Moment moment) {
    return settled.getIfPresent(moment) != null;
  }

  private AsOf look(String parameter, Moment moment) {
    // Not later: what comes meanwhile may belong to a time.
    var head = events.head();
    var found =
        moment.time() == null
            ? at(parameter, moment.position(), head)
            : at(parameter, moment.time());
    if (moment.time() == null || found.position() < head) {
      settled.put(moment, found);
    }
    return found;
  }

  private AsOf at(String parameter, long position, long head) {
    if (position > head) {
      throw ahead(parameter);
    }
    return new AsOf(position, events.timeOf(position));
  }

  private AsOf at(String parameter, Instant time) {
    if (time.isAfter(clock.instant().plus(AHEAD))) {
      throw ahead(parameter);
    }
    return new AsOf(events.positionAt(time), time);
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
