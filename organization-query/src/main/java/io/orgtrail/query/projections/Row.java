package io.orgtrail.query.projections;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values by column, of a whole row or of some of its columns; any may be {@code null}. Each event
 * makes some, so they are two arrays: with so few columns, looking at each is faster than a map.
 */
public final class Row {

  private final String[] columns;
  private final Object[] values;

  private Row(String[] columns, Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  /** Takes column and value in turn. */
  public static Row of(Object... columnsAndValues) {
    var size = columnsAndValues.length / 2;
    var columns = new String[size];
    var values = new Object[size];
    for (var i = 0; i < size; i++) {
      columns[i] = (String) columnsAndValues[2 * i];
      values[i] = columnsAndValues[2 * i + 1];
    }
    return new Row(columns, values);
  }

  /** The value of a column, {@code null} also when the row does not speak of it. */
  public Object get(String column) {
    var place = placeOf(column);
    return place < columns.length ? values[place] : null;
  }

  /** Whether the row speaks of a column. */
  boolean has(String column) {
    return placeOf(column) < columns.length;
  }

  /** Whether the row has all the values of another one. */
  boolean has(Row other) {
    for (var i = 0; i < other.columns.length; i++) {
      var place = placeOf(other.columns[i]);
      if (place == columns.length || !Objects.equals(values[place], other.values[i])) {
        return false;
      }
    }
    return true;
  }

  boolean hasAll(Set<String> wanted) {
    for (var column : wanted) {
      if (!has(column)) {
        return false;
      }
    }
    return true;
  }

  boolean hasAny(Set<String> wanted) {
    for (var column : columns) {
      if (wanted.contains(column)) {
        return true;
      }
    }
    return false;
  }

  /** Whether those are its columns, and no others. */
  boolean isOf(Set<String> wanted) {
    return columns.length == wanted.size() && hasAll(wanted);
  }

  /** Where a column is; if it is nowhere, where there is room for it, or the end. */
  private int placeOf(String column) {
    var place = 0;
    while (place < columns.length && columns[place] != null && !column.equals(columns[place])) {
      place++;
    }
    return place;
  }

  /** Each column with its value. */
  public Map<String, Object> values() {
    var byColumn = new LinkedHashMap<String, Object>();
    for (var i = 0; i < columns.length; i++) {
      byColumn.put(columns[i], values[i]);
    }
    return Collections.unmodifiableMap(byColumn);
  }

  Set<String> columns() {
    return new LinkedHashSet<>(Arrays.asList(columns));
  }

  /** The same after the other's values have been set. */
  public Row with(Row other) {
    var size = columns.length;
    for (var column : other.columns) {
      size += has(column) ? 0 : 1;
    }
    // What has the same columns shares their names.
    var names = size == columns.length ? columns : Arrays.copyOf(columns, size);
    var both = new Row(names, Arrays.copyOf(values, size));
    for (var i = 0; i < other.columns.length; i++) {
      both.put(other.columns[i], other.values[i]);
    }
    return both;
  }

  private void put(String column, Object value) {
    var place = placeOf(column);
    if (columns[place] == null) {
      columns[place] = column;
    }
    values[place] = value;
  }

  Row only(Set<String> wanted) {
    return of(
        Arrays.stream(columns)
            .filter(wanted::contains)
            .flatMap(column -> Stream.of(column, get(column)))
            .toArray());
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Row other && columns.length == other.columns.length && has(other);
  }

  @Override
  public int hashCode() {
    var sum = 0;
    for (var i = 0; i < columns.length; i++) {
      sum += columns[i].hashCode() ^ Objects.hashCode(values[i]);
    }
    return sum;
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
