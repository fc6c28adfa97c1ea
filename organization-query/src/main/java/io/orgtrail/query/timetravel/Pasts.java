package io.orgtrail.query.timetravel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.query.history.EventHistory;
import io.orgtrail.query.places.Places;
import io.orgtrail.query.projections.DeadLetterQueues;
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
  private final Vault vault;
  private final List<Projection> projections;
  private final DeadLetterQueues deadLetters;

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

  /** Each is in memory as a whole while it is made. */
  private final Places places;

  Pasts(
      EventHistory events,
      Vault vault,
      List<Projection> projections,
      DeadLetterQueues deadLetters,
      TimeTravelSettings settings) {
    this.events = events;
    this.deadLetters = deadLetters;
    this.vault = vault;
    this.places = new Places(settings.maxPasts(), 0, "pasts under construction");
    this.projections = List.copyOf(projections);
  }

  /** What an organization was right after the event of a position. */
  public Past of(String organizationId, long position) {
    // What is erased by now must not be told any more.
    var erasures = vault.erasures();
    var last = lastPositions.get(new Key(organizationId, position, erasures), this::lastPosition);
    return kept.get(new Key(organizationId, last, erasures), this::make);
  }

  private long lastPosition(Key key) {
    return events.lastOf(key.organizationId(), key.position());
  }

  private Past make(Key key) {
    var place = places.take();
    try {
      var fold = new Fold(projections);
      events.of(key.organizationId(), key.position(), event -> add(event, fold));
      return fold.past();
    } finally {
      place.leave();
    }
  }

  private void add(StoredEvent event, Fold fold) {
    try {
      event.recorded().ifPresent(fold::add);
    } catch (RuntimeException e) {
      if (!deadLetters.isEvicted(event.eventId())) {
        throw e;
      }
    }
  }

  /** What an organization was at a position, and at any other one until its next event. */
  private record Key(String organizationId, long position, long erasures) {}
}
