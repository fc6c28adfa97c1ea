package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.query.projections.CopySink;
import io.orgtrail.query.projections.MemoryTables;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Segments;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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
    var page = arrived(after("", 0));
    while (!page.isEmpty()) {
      var last = page.get(page.size() - 1);
      var following = after(last.event().organizationId(), last.position());
      page.forEach(this::fold);
      progress.advance(page.size());
      page = arrived(following);
    }
    write();
    sink.flush();
  }

  private long newest() {
    return Collections.max(upTo);
  }

  private CompletableFuture<List<RecordedEvent>> after(String organization, long position) {
    return CompletableFuture.supplyAsync(
        () ->
            events.byOrganization(organization, position, newest()).stream()
                .map(StoredEvent::requireRecorded)
                .toList());
  }

  private static List<RecordedEvent> arrived(CompletableFuture<List<RecordedEvent>> page) {
    try {
      return page.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The events cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while reading events", e);
    }
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
