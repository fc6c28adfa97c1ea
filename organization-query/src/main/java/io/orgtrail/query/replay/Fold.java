package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.query.projections.CopySink;
import io.orgtrail.query.projections.DeadLetter;
import io.orgtrail.query.projections.MemoryTables;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Segments;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the rows of one organization after the other in memory, and writes those that remain. The
 * next events are read and understood meanwhile.
 */
final class Fold {

  private final Events events;
  private final List<Projection> projections;
  private final List<Long> upTo;
  private final CopySink sink;
  private final Progress progress;
  private final Set<String> evicted;
  private final Map<String, DeadLetter> deadLetters = new HashMap<>();
  private String organizationId = "";
  private long end;
  private MemoryTables tables = new MemoryTables();

  /**
   * Prepares.
   *
   * @param upTo the position of the last event that counts, for each segment
   * @param evicted ids of events to go on without if they cannot be applied
   */
  Fold(
      Events events,
      List<Projection> projections,
      List<Long> upTo,
      CopySink sink,
      Progress progress,
      Set<String> evicted) {
    this.events = events;
    this.projections = projections;
    this.upTo = upTo;
    this.sink = sink;
    this.progress = progress;
    this.evicted = evicted;
  }

  /** Answers the events that could not be applied, at which their organizations stand still. */
  Collection<DeadLetter> run() {
    if (newest() == 0) {
      return List.of();
    }
    try (var sorted = events.byOrganization(newest())) {
      for (var page = sorted.next(); page.size() > 0; page = sorted.next()) {
        page.unreadable().forEach(this::standStill);
        page.events().forEach(this::fold);
        progress.advance(page.size());
      }
    }
    write();
    sink.flush();
    return deadLetters.values();
  }

  private long newest() {
    return Collections.max(upTo);
  }

  private void fold(RecordedEvent recorded) {
    var concerned = recorded.event().organizationId();
    if (!concerned.equals(organizationId)) {
      write();
      organizationId = concerned;
      end = upTo.get(Segments.of(organizationId));
      tables = new MemoryTables();
    }
    if (recorded.position() <= end && !isWaiting(recorded)) {
      try {
        tables.apply(recorded, projections);
      } catch (RuntimeException e) {
        var type = recorded.event().getClass().getSimpleName();
        standStill(DeadLetter.of(organizationId, recorded.position(), recorded.id(), type, e));
      }
    }
  }

  private boolean isWaiting(RecordedEvent recorded) {
    var letter = deadLetters.get(organizationId);
    return letter != null && letter.position() < recorded.position();
  }

  private void standStill(DeadLetter letter) {
    var counts = letter.position() <= upTo.get(Segments.of(letter.organizationId()));
    if (counts && !evicted.contains(letter.eventId())) {
      deadLetters.merge(
          letter.organizationId(),
          letter,
          (one, other) -> one.position() < other.position() ? one : other);
    }
  }

  private void write() {
    for (var projection : projections) {
      for (var table : projection.tables()) {
        tables.rows(table).forEach(row -> sink.add(table, row));
      }
    }
  }
}
