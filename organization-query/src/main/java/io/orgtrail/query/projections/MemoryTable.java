package io.orgtrail.query.projections;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One table in memory. Rows are found by any columns: whatever changes ask for gets an index, so
 * that the time of a change does not grow with the table. Values are compared as PostgreSQL would
 * read them.
 */
final class MemoryTable {

  private final Table table;
  private final List<Column> key;
  private final Map<List<String>, Row> byKey = new LinkedHashMap<>();
  private final Map<Set<String>, Index> indexes = new HashMap<>();

  MemoryTable(Table table) {
    this.table = table;
    this.key = columns(table.key());
  }

  private List<Column> columns(Set<String> names) {
    return table.columns().stream().filter(column -> names.contains(column.name())).toList();
  }

  void put(Row row) {
    var rowKey = texts(row, key);
    var before = byKey.put(rowKey, row);
    for (var index : indexes.values()) {
      if (before != null) {
        index.remove(before, rowKey);
      }
      index.add(row, rowKey);
    }
  }

  void remove(Row row) {
    var rowKey = texts(row, key);
    byKey.remove(rowKey);
    indexes.values().forEach(index -> index.remove(row, rowKey));
  }

  /** Rows as they are now, whatever is changed meanwhile. */
  Collection<Row> matching(Row match) {
    if (match.isOf(table.key())) {
      var row = byKey.get(texts(match, key));
      return row == null ? List.of() : List.of(row);
    }
    return index(match.columns()).matching(match).stream().map(byKey::get).toList();
  }

  private Index index(Set<String> names) {
    return indexes.computeIfAbsent(
        names,
        added -> {
          var index = new Index(columns(added), new HashMap<>());
          byKey.forEach((rowKey, row) -> index.add(row, rowKey));
          return index;
        });
  }

  private static List<String> texts(Row row, List<Column> columns) {
    var texts = new String[columns.size()];
    for (var i = 0; i < texts.length; i++) {
      var column = columns.get(i);
      texts[i] = column.type().text(row.get(column.name()));
    }
    return Arrays.asList(texts);
  }

  Collection<Row> rows() {
    return byKey.values();
  }

  /** Keys of rows by the values of some columns. */
  private record Index(List<Column> columns, Map<List<String>, Set<List<String>>> keys) {

    void add(Row row, List<String> key) {
      keys.computeIfAbsent(texts(row, columns), match -> new LinkedHashSet<>()).add(key);
    }

    void remove(Row row, List<String> key) {
      keys.computeIfPresent(
          texts(row, columns),
          (match, found) -> {
            found.remove(key);
            return found.isEmpty() ? null : found;
          });
    }

    Set<List<String>> matching(Row match) {
      return keys.getOrDefault(texts(match, columns), Set.of());
    }
  }
}
