package io.orgtrail.query.projections;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Values by column, of a whole row or of some of its columns; any may be {@code null}. */
public record Row(Map<String, Object> values) {

  public Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Takes column and value in turn. */
  public static Row of(Object... columnsAndValues) {
    var values = new LinkedHashMap<String, Object>();
    for (var i = 0; i < columnsAndValues.length; i += 2) {
      values.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return new Row(values);
  }

  /** The value of a column, {@code null} also when the row does not speak of it. */
  public Object get(String column) {
    return values.get(column);
  }

  Set<String> columns() {
    return values.keySet();
  }

  /** The same after the other's values have been set. */
  public Row with(Row other) {
    var all = new LinkedHashMap<>(values);
    all.putAll(other.values);
    return new Row(all);
  }

  Row only(Set<String> columns) {
    var some = new LinkedHashMap<>(values);
    some.keySet().retainAll(columns);
    return new Row(some);
  }
}
