package io.orgtrail.query.projections;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One table in memory. Rows are found by any columns: whatever changes ask for gets an index, so
 * that the time of a change does not grow with the table. Values are compared as PostgreSQL would
 * read them.
 */
final class MemoryTable {

  private final Table table;
  private final Map<Row, Row> byKey = new LinkedHashMap<>();
  private final Map<Set<String>, Map<Row, Set<Row>>> indexes = new HashMap<>();

  MemoryTable(Table table) {
    this.table = table;
  }

  void put(Row row) {
    var key = texts(row, table.key());
    var before = byKey.put(key, row);
    if (before != null) {
      forget(before, key);
    }
    indexes.forEach(
        (columns, index) ->
            index.computeIfAbsent(texts(row, columns), m -> new LinkedHashSet<>()).add(key));
  }

  void remove(Row row) {
    var key = texts(row, table.key());
    byKey.remove(key);
    forget(row, key);
  }

  private void forget(Row row, Row key) {
    indexes.forEach(
        (columns, index) ->
            index.computeIfPresent(
                texts(row, columns),
                (match, keys) -> {
                  keys.remove(key);
                  return keys.isEmpty() ? null : keys;
                }));
  }

  Collection<Row> matching(Row match) {
    var wanted = texts(match, match.columns());
    if (match.columns().equals(table.key())) {
      var row = byKey.get(wanted);
      return row == null ? Set.of() : Set.of(row);
    }
    return index(match.columns()).getOrDefault(wanted, Set.of()).stream().map(byKey::get).toList();
  }

  private Map<Row, Set<Row>> index(Set<String> columns) {
    return indexes.computeIfAbsent(
        Set.copyOf(columns),
        added -> {
          var index = new HashMap<Row, Set<Row>>();
          byKey.forEach(
              (key, row) ->
                  index
                      .computeIfAbsent(texts(row, added), match -> new LinkedHashSet<>())
                      .add(key));
          return index;
        });
  }

  private Row texts(Row row, Set<String> columns) {
    var texts = new HashMap<String, Object>();
    for (var column : columns) {
      texts.put(column, table.type(column).text(row.get(column)));
    }
    return new Row(texts);
  }

  Collection<Row> rows() {
    return byKey.values();
  }
}
