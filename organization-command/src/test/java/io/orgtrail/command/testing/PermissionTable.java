package io.orgtrail.command.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of docs/permissions.md, each between two comments: what is asked for, and by whom. */
public final class PermissionTable {

  private static final Path FILE = Path.of("..", "docs", "permissions.md");

  private PermissionTable() {}

  /** Who may, by the first cell of each row. */
  public static Map<String, String> rows(String table) {
    var rows = new TreeMap<String, String>();
    section(table)
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(PermissionTable::cells)
        .forEach(cells -> rows.put(cells[1], cells[2]));
    return rows;
  }

  private static String[] cells(String line) {
    return Stream.of(line.split("\\|")).map(String::strip).toArray(String[]::new);
  }

  private static String section(String table) {
    try {
      var page = Files.readString(FILE);
      return page.substring(
          page.indexOf("<!-- " + table + " -->"), page.indexOf("<!-- /" + table + " -->"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
