package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.query.projections.EventWriter;
import io.orgtrail.query.projections.Segments;
import java.util.Collections;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds to a new generation what happened since, as the processor of a live one does. */
final class CatchUp {

  private final Events events;
  private final EventWriter writer;
  private final TransactionTemplate transactions;
  private final Progress progress;
  private List<Long> positions;

  /**
   * Prepares.
   *
   * @param positions how far each segment is already
   */
  CatchUp(
      Events events,
      EventWriter writer,
      TransactionTemplate transactions,
      Progress progress,
      List<Long> positions) {
    this.events = events;
    this.writer = writer;
    this.transactions = transactions;
    this.progress = progress;
    this.positions = positions;
  }

  /** How far each segment is. */
  List<Long> positions() {
    return positions;
  }

  /** Brings each segment to exactly that position; answers how many events lay before it. */
  long to(List<Long> targets) {
    var end = Collections.max(targets);
    var start = Collections.min(positions);
    var at = start;
    while (at < end) {
      var page = events.byPosition(at, end);
      if (page.isEmpty()) {
        break;
      }
      transactions.executeWithoutResult(status -> write(page, targets));
      at = page.get(page.size() - 1).position();
      progress.reached(at, end);
    }
    positions = targets;
    return Math.max(0, end - start);
  }

  private void write(List<StoredEvent> page, List<Long> targets) {
    writer.write(page.stream().filter(event -> isNew(event, targets)).toList());
  }

  private boolean isNew(StoredEvent event, List<Long> targets) {
    var segment = Segments.of(event.organizationId());
    return event.position() > positions.get(segment) && event.position() <= targets.get(segment);
  }
}
