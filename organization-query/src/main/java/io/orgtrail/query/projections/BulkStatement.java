package io.orgtrail.query.projections;

import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SQL that makes the same kind of change to any number of rows, which come as one array a column.
 *
 * @param sql the statement
 * @param parameters what it takes, in order
 */
record BulkStatement(String sql, List<Parameter> parameters) {

  /** The statement for changes like this one. */
  static BulkStatement of(RowChange change) {
    if (change instanceof Update update) {
      return of(update);
    }
    return change instanceof Delete delete ? of(delete) : of((Upsert) change);
  }

  private static BulkStatement of(Upsert change) {
    var table = change.table();
    var columns = table.columns().stream().map(Column::name).toList();
    var parameters = parameters(table, columns, alike -> ((Upsert) alike).row());
    var changed = new ArrayList<>(columns);
    changed.removeAll(table.key());
    var sql =
        "INSERT INTO %s (%s) SELECT * FROM %s ON CONFLICT (%s) DO UPDATE SET %s"
            .formatted(
                table.name(),
                String.join(", ", columns),
                unnest(parameters),
                String.join(", ", table.key()),
                joined(changed, column -> column + " = excluded." + column, ", "));
    return new BulkStatement(sql, parameters);
  }

  private static BulkStatement of(Update change) {
    var match = List.copyOf(change.match().columns());
    var set = List.copyOf(change.set().columns());
    var parameters =
        new ArrayList<>(parameters(change.table(), match, alike -> ((Update) alike).match()));
    parameters.addAll(parameters(change.table(), set, alike -> ((Update) alike).set()));
    var assignments =
        joined(range(0, set.size()), i -> set.get(i) + " = given.c" + (match.size() + i), ", ");
    var sql =
        "UPDATE %s AS t SET %s FROM %s WHERE %s"
            .formatted(change.table().name(), assignments, given(parameters), matching(match));
    return new BulkStatement(sql, parameters);
  }

  private static BulkStatement of(Delete change) {
    var match = List.copyOf(change.match().columns());
    var parameters = parameters(change.table(), match, alike -> ((Delete) alike).match());
    var sql =
        "DELETE FROM %s AS t USING %s WHERE %s"
            .formatted(change.table().name(), given(parameters), matching(match));
    return new BulkStatement(sql, parameters);
  }

  private static List<Parameter> parameters(
      Table table, List<String> columns, Function<RowChange, Row> row) {
    return columns.stream().map(column -> new Parameter(column, table.type(column), row)).toList();
  }

  private static String matching(List<String> match) {
    return joined(range(0, match.size()), i -> "t." + match.get(i) + " = given.c" + i, " AND ");
  }

  private static String given(List<Parameter> parameters) {
    var names = joined(range(0, parameters.size()), i -> "c" + i, ", ");
    return unnest(parameters) + " AS given (" + names + ")";
  }

  private static String unnest(List<Parameter> parameters) {
    var arrays =
        joined(
            parameters,
            each -> "CAST(? AS %s[])::%s[]".formatted(each.type().elementType(), each.type().sql()),
            ", ");
    return "unnest(" + arrays + ")";
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static <T> String joined(Collection<T> parts, Function<T, String> sql, String separator) {
    return parts.stream().map(sql).collect(Collectors.joining(separator));
  }

  /**
   * One column's values.
   *
   * @param row which part of a change has them
   */
  record Parameter(String column, ColumnType type, Function<RowChange, Row> row) {

    /** The values that changes have. */
    Object[] array(List<RowChange> changes) {
      return type.array(changes.stream().map(change -> row.apply(change).get(column)).toList());
    }
  }
}
