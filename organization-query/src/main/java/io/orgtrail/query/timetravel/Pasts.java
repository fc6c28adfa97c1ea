package io.orgtrail.query.timetravel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.query.history.EventHistory;
import io.orgtrail.query.projections.Projection;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes the past of organizations out of their events, by the projections that make the present.
 */
@Component
public class Pasts {

  private static final long ROWS_KEPT = 100_000;
  private static final long POSITIONS_KEPT = 10_000;
  private static final Duration KEPT_UNUSED = Duration.ofMinutes(5);

  private final EventHistory events;
  private final List<Projection> projections;

  /** The pages of a list, and whoever compares moments, ask for the same past again. */
  private final Cache<Key, Past> kept =
      Caffeine.newBuilder()
          .maximumWeight(ROWS_KEPT)
          .weigher((Key key, Past past) -> 1 + past.size())
          .expireAfterAccess(KEPT_UNUSED)
          .build();

  /** At which positions there were the events that were the last ones. */
  private final Cache<Key, Long> lastPositions =
      Caffeine.newBuilder().maximumSize(POSITIONS_KEPT).build();

  Pasts(EventHistory events, List<Projection> projections) {
    this.events = events;
    this.projections = List.copyOf(projections);
  }

  /** What an organization was right after the event of a position. */
  public Past of(String organizationId, long position) {
    var last = lastPositions.get(new Key(organizationId, position), this::lastPosition);
    return kept.get(new Key(organizationId, last), this::make);
  }

  private long lastPosition(Key key) {
    return events.lastOf(key.organizationId(), key.position());
  }

  private Past make(Key key) {
    var fold = new Fold(projections);
    events.of(key.organizationId(), key.position(), event -> event.recorded().ifPresent(fold::add));
    return fold.past();
  }

  /** What an organization was at a position, and at any other one until its next event. */
  private record Key(String organizationId, long position) {}
}
