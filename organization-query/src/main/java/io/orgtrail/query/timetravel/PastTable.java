package io.orgtrail.query.timetravel;

import io.orgtrail.query.projections.Column;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One table as it was, column by column, in texts as PostgreSQL reads them; never changes.
 *
 * @param table which one
 * @param size how many rows it has
 * @param values for each column the value of each row
 */
public record PastTable(Table table, int size, List<String[]> values) {

  static PastTable of(Table table, Collection<Row> rows) {
    var values = table.columns().stream().map(column -> texts(column, rows)).toList();
    return new PastTable(table, rows.size(), values);
  }

  private static String[] texts(Column column, Collection<Row> rows) {
    return rows.stream()
        .map(row -> column.type().text(row.get(column.name())))
        .toArray(String[]::new);
  }

  /** Each row as text by column. */
  public List<Map<String, String>> rows() {
    return IntStream.range(0, size).mapToObj(this::row).toList();
  }

  private Map<String, String> row(int index) {
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < values.size(); i++) {
      row.put(table.columns().get(i).name(), values.get(i)[index]);
    }
    return row;
  }

  /** What makes a query read these rows in place of the table's: a name stands for it before it. */
  String shadow() {
    var arrays =
        IntStream.range(0, values.size())
            .mapToObj(i -> "CAST(:%s AS text[])::%s[]".formatted(parameter(i), type(i)))
            .collect(Collectors.joining(", "));
    var columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    return "%1$s AS (SELECT * FROM unnest(%2$s) AS %1$s (%3$s))"
        .formatted(table.name(), arrays, columns);
  }

  private String type(int column) {
    return table.columns().get(column).type().sql();
  }

  /** The name of a column's values in the shadow. */
  String parameter(int column) {
    return "past_" + table.name() + "_" + column;
  }
}
