package io.orgtrail.query.projections;

import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tables in memory that take the same changes as those of the database, of one organization. */
public final class MemoryTables {

  private final Map<String, MemoryTable> tables = new HashMap<>();

  /** Makes a change. */
  public void change(RowChange change) {
    var table = table(change.table());
    if (change instanceof Upsert upsert) {
      table.put(upsert.row());
    } else if (change instanceof Update update) {
      replace(table, update.match(), row -> row.with(update.set()));
    } else {
      replace(table, ((Delete) change).match(), row -> null);
    }
  }

  private static void replace(MemoryTable table, Row match, UnaryOperator<Row> change) {
    for (var row : List.copyOf(table.matching(match))) {
      table.remove(row);
      var changed = change.apply(row);
      if (changed != null) {
        table.put(changed);
      }
    }
  }

  private MemoryTable table(Table table) {
    return tables.computeIfAbsent(table.name(), name -> new MemoryTable(table));
  }

  /** The rows of a table, in no particular order. */
  public Collection<Row> rows(Table table) {
    return table(table).rows();
  }
}
