package io.orgtrail.query.projections;

import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes on their way into tables. Those of one row become one, as long as nothing comes between
 * that concerns rows it cannot name; tables do not depend on each other.
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
    private Map<Row, RowChange> open = new LinkedHashMap<>();
    private RowChange last;
    private Row lastMatch;

    void add(RowChange change) {
      var match = match(change);
      if (!open.isEmpty() && !joins(change, match)) {
        endRun();
      }
      open.merge(match, change, Changes::merged);
      last = change;
      lastMatch = match;
    }

    /**
     * Changes of named rows come in any order, and so do removals that match by the same columns.
     */
    private boolean joins(RowChange change, Row match) {
      var key = change.table().key();
      return match.isOf(key)
          ? lastMatch.isOf(key)
          : change instanceof Delete
              && last instanceof Delete
              && match.columns().equals(lastMatch.columns());
    }

    List<List<RowChange>> finished() {
      endRun();
      return runs;
    }

    private void endRun() {
      if (!open.isEmpty()) {
        runs.add(List.copyOf(open.values()));
        open = new LinkedHashMap<>();
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
