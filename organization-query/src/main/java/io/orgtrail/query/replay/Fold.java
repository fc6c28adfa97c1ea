package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.query.projections.CopySink;
import io.orgtrail.query.projections.MemoryTables;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Segments;
import java.util.Collections;
import java.util.List;

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
  private String organizationId = "";
  private long end;
  private MemoryTables tables = new MemoryTables();

  /**
   * Prepares.
   *
   * @param upTo the position of the last event that counts, for each segment
   */
  Fold(
      Events events,
      List<Projection> projections,
      List<Long> upTo,
      CopySink sink,
      Progress progress) {
    this.events = events;
    this.projections = projections;
    this.upTo = upTo;
    this.sink = sink;
    this.progress = progress;
  }

  void run() {
    if (newest() == 0) {
      return;
    }
    try (var sorted = events.byOrganization(newest())) {
      for (var page = sorted.next(); !page.isEmpty(); page = sorted.next()) {
        page.forEach(this::fold);
        progress.advance(page.size());
      }
    }
    write();
    sink.flush();
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
    if (recorded.position() <= end) {
      for (var projection : projections) {
        projection.changes(recorded).forEach(tables::change);
      }
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
