package io.orgtrail.query.timetravel;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.query.projections.MemoryTables;
import io.orgtrail.query.projections.Projection;
import java.util.List;

/** Makes the past of one organization out of its events, by the projections of the present. */
final class Fold {

  private final List<Projection> projections;
  private final MemoryTables rows = new MemoryTables();

  Fold(List<Projection> projections) {
    this.projections = projections;
  }

  /** Takes the next event. */
  void add(RecordedEvent event) {
    rows.apply(event, projections);
  }

  /** What the organization was after the events so far. */
  Past past() {
    return Past.of(
        projections.stream()
            .flatMap(projection -> projection.tables().stream())
            .map(table -> PastTable.of(table, rows.rows(table)))
            .toList());
  }
}
