package io.orgtrail.query.projections;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SQL that makes the same kind of change to any number of rows, which come as one array a column.
 *
 * @param sql the statement
 * @param parameters types of the columns whose values it takes, in order
 */
record BulkStatement(String sql, List<ColumnType> parameters) {

  static BulkStatement upsert(Table table) {
    var columns = table.columns().stream().map(Column::name).toList();
    var changed =
        joined(
            columns.stream().filter(column -> !table.key().contains(column)),
            column -> column + " = excluded." + column,
            ", ");
    var sql =
        "INSERT INTO %s (%s) SELECT * FROM %s ON CONFLICT (%s) DO UPDATE SET %s"
            .formatted(
                table.name(),
                String.join(", ", columns),
                unnest(types(table, columns)),
                String.join(", ", table.key()),
                changed);
    return new BulkStatement(sql, types(table, columns));
  }

  static BulkStatement update(Table table, List<String> match, List<String> set) {
    var types = types(table, Stream.concat(match.stream(), set.stream()).toList());
    var assignments =
        joined(
            IntStream.range(0, set.size()).boxed(),
            i -> set.get(i) + " = given.c" + (match.size() + i),
            ", ");
    var sql =
        "UPDATE %s AS t SET %s FROM %s WHERE %s"
            .formatted(table.name(), assignments, given(types), matching(match));
    return new BulkStatement(sql, types);
  }

  static BulkStatement delete(Table table, List<String> match) {
    var types = types(table, match);
    var sql =
        "DELETE FROM %s AS t USING %s WHERE %s"
            .formatted(table.name(), given(types), matching(match));
    return new BulkStatement(sql, types);
  }

  private static String matching(List<String> match) {
    return joined(
        IntStream.range(0, match.size()).boxed(),
        i -> "t." + match.get(i) + " = given.c" + i,
        " AND ");
  }

  private static String given(List<ColumnType> types) {
    return unnest(types)
        + " AS given ("
        + joined(IntStream.range(0, types.size()).boxed(), i -> "c" + i, ", ")
        + ")";
  }

  private static String unnest(List<ColumnType> types) {
    return "unnest("
        + joined(types.stream(), type -> "CAST(? AS text[])::" + type.sql() + "[]", ", ")
        + ")";
  }

  private static List<ColumnType> types(Table table, List<String> columns) {
    return columns.stream().map(table::type).toList();
  }

  private static <T> String joined(Stream<T> parts, Function<T, String> sql, String separator) {
    return parts.map(sql).collect(Collectors.joining(separator));
  }
}
