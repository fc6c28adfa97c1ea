package io.orgtrail.query.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table of a read model.
 *
 * @param name its name, inside the schema of any generation
 * @param columns its columns
 * @param key names of the columns that identify a row
 */
public record Table(String name, List<Column> columns, Set<String> key) {

  public Table {
    columns = List.copyOf(columns);
    key = Set.copyOf(key);
  }

  /** Starts a table without columns. */
  public static Table named(String name) {
    return new Table(name, List.of(), Set.of());
  }

  /** The same with more columns of a type. */
  public Table with(ColumnType type, String... names) {
    var all = new ArrayList<>(columns);
    for (var column : names) {
      all.add(new Column(column, type));
    }
    return new Table(name, all, key);
  }

  /** The same with rows identified by these columns. */
  public Table identifiedBy(String... names) {
    return new Table(name, columns, Set.of(names));
  }

  /** Type of a column. */
  ColumnType type(String column) {
    for (var candidate : columns) {
      if (candidate.name().equals(column)) {
        return candidate.type();
      }
    }
    throw new IllegalArgumentException(name + " has no column " + column);
  }

  /** What makes the row be there, as given, whatever was there before. */
  public RowChange upsert(Object... values) {
    return new RowChange.Upsert(this, Row.of(values));
  }

  /** What changes some columns of the rows that match. */
  public RowChange update(Row match, Row set) {
    return new RowChange.Update(this, match, set);
  }

  /** What removes the rows that match. */
  public RowChange delete(Row match) {
    return new RowChange.Delete(this, match);
  }
}
