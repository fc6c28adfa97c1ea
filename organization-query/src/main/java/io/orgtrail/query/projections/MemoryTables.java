package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables in memory that take the same changes as those of the database, of one organization. */
public final class MemoryTables {

  private final Map<String, MemoryTable> tables = new HashMap<>();

  /** Makes all changes of an event, or none when one of the projections fails at it. */
  public void apply(RecordedEvent event, List<Projection> projections) {
    var changes = new ArrayList<RowChange>();
    projections.forEach(projection -> changes.addAll(projection.changes(event)));
    changes.forEach(this::change);
  }

  /** Makes a change. */
  void change(RowChange change) {
    var table = table(change.table());
    if (change instanceof Upsert upsert) {
      table.put(upsert.row());
    } else if (change instanceof Update update) {
      table.matching(update.match()).forEach(row -> table.put(row.with(update.set())));
    } else {
      table.matching(((Delete) change).match()).forEach(table::remove);
    }
  }

  private MemoryTable table(Table table) {
    return tables.computeIfAbsent(table.name(), name -> new MemoryTable(table));
  }

  /** The rows of a table, in no particular order. */
  public Collection<Row> rows(Table table) {
    var found = tables.get(table.name());
    return found == null ? List.of() : found.rows();
  }
}
