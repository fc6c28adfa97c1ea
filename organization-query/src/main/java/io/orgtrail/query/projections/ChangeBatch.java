package io.orgtrail.query.projections;

import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes on their way into tables, to be made with few statements. Those of one row become one; a
 * removal of all rows that have part of a key goes before the changes of rows it does not concern.
 * Whatever concerns rows that it cannot name stays where it is; tables do not depend on each other.
 */
public final class ChangeBatch {

  private final Map<String, Changes> tables = new LinkedHashMap<>();

  /** Adds one that comes after those before. */
  public void add(RowChange change) {
    tables.computeIfAbsent(change.table().name(), table -> new Changes()).add(change);
  }

  /** Runs of changes that must be made in this order; inside a run each row occurs once. */
  List<List<RowChange>> runs() {
    return tables.values().stream().flatMap(changes -> changes.finished().stream()).toList();
  }

  /** The changes of one table. */
  private static final class Changes {

    private final List<List<RowChange>> runs = new ArrayList<>();

    /** They come before the changes of named rows that stand here, and concern none of them. */
    private Map<Row, RowChange> removals = new LinkedHashMap<>();

    private Map<Row, RowChange> named = new LinkedHashMap<>();

    void add(RowChange change) {
      var match = match(change);
      var key = change.table().key();
      if (match.isOf(key)) {
        named.merge(match, change, Changes::merged);
      } else if (change instanceof Delete && key.containsAll(match.columns())) {
        named.keySet().removeIf(row -> row.has(match));
        removals.put(match, change);
      } else {
        endRun();
        runs.add(List.of(change));
      }
    }

    List<List<RowChange>> finished() {
      endRun();
      return runs;
    }

    private void endRun() {
      if (!removals.isEmpty()) {
        runs.add(List.copyOf(removals.values()));
        removals = new LinkedHashMap<>();
      }
      if (!named.isEmpty()) {
        runs.add(List.copyOf(named.values()));
        named = new LinkedHashMap<>();
      }
    }

    private static Row match(RowChange change) {
      if (change instanceof Upsert upsert) {
        return upsert.row().only(upsert.table().key());
      }
      return change instanceof Update update ? update.match() : ((Delete) change).match();
    }

    private static RowChange merged(RowChange earlier, RowChange later) {
      if (!(later instanceof Update update)) {
        return later;
      }
      if (earlier instanceof Upsert upsert) {
        return new Upsert(upsert.table(), upsert.row().with(update.set()));
      }
      if (earlier instanceof Update before) {
        return new Update(before.table(), before.match(), before.set().with(update.set()));
      }
      // The row is gone by then: there is nothing to update.
      return earlier;
    }
  }
}
