package io.orgtrail.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that was found out: a table of values, and the plot of it.
 *
 * @param id name of its plot
 * @param explanation what was measured, in one or two sentences
 * @param unit of every value
 * @param columns what each value of a row is
 */
public record Figure(
    String id,
    String title,
    String explanation,
    String unit,
    List<String> columns,
    List<Row> rows) {

  public Figure {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.values().size() != columns.size()) {
        throw new IllegalArgumentException("%s: %s has not %s".formatted(id, row, columns));
      }
    }
  }

  /** A figure whose rows are added. */
  public static Figure of(
      String id, String title, String explanation, String unit, String... columns) {
    return new Figure(id, title, explanation, unit, List.of(columns), List.of());
  }

  public Figure with(String row, Value... values) {
    return with(row, List.of(values));
  }

  public Figure with(String row, List<Value> values) {
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row(row, values));
    return new Figure(id, title, explanation, unit, columns, more);
  }

  /** What the values are compared with, without repetition. */
  public List<Baseline> baselines() {
    return rows.stream()
        .flatMap(row -> row.values().stream())
        .filter(value -> value.baseline() != null)
        .map(Value::baseline)
        .distinct()
        .toList();
  }
}
