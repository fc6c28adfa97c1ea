package io.orgtrail.client.commandline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows below headings, as wide as those that are printed first. */
final class Table {

  private static final String GAP = "  ";

  private final PrintStream out;
  private final List<String> headings;
  private int[] widths;

  Table(PrintStream out, List<String> columns) {
    this.out = out;
    this.headings =
        columns.stream().map(name -> Text.heading(name).toUpperCase(Locale.ROOT)).toList();
  }

  /** Prints rows, below the headings when they are the first. */
  void print(List<List<String>> rows) {
    if (widths == null) {
      var all = new ArrayList<>(rows);
      all.add(headings);
      widths = new int[headings.size()];
      all.forEach(this::widen);
      line(headings);
    }
    rows.forEach(this::line);
  }

  boolean isEmpty() {
    return widths == null;
  }

  private void widen(List<String> row) {
    for (var column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], Text.width(row.get(column)));
    }
  }

  private void line(List<String> row) {
    var line = new StringBuilder();
    for (var column = 0; column < row.size() - 1; column++) {
      line.append(Text.padded(row.get(column), widths[column])).append(GAP);
    }
    out.println(line.append(row.get(row.size() - 1)));
  }
}
