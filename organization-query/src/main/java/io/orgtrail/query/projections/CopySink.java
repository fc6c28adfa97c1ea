package io.orgtrail.query.projections;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes rows into tables that do not have them yet, many with one COPY. */
public final class CopySink {

  private static final int FULL = 1 << 20;

  private final JdbcOperations jdbc;
  private final Map<String, Rows> tables = new HashMap<>();

  /** Writes with these connections. */
  public CopySink(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a row; it may be written later. */
  public void add(Table table, Row row) {
    var rows = tables.computeIfAbsent(table.name(), name -> new Rows(table, new StringBuilder()));
    rows.add(row);
    if (rows.text().length() >= FULL) {
      copy(rows);
    }
  }

  /** Writes whatever is not yet written. */
  public void flush() {
    tables.values().forEach(this::copy);
  }

  private void copy(Rows rows) {
    // Encoded at once: in pieces, the halves of a character might be told apart.
    var bytes = rows.text().toString().getBytes(StandardCharsets.UTF_8);
    jdbc.execute(
        (ConnectionCallback<Long>)
            connection -> {
              try (var stream = new ByteArrayInputStream(bytes)) {
                var copying = connection.unwrap(PGConnection.class).getCopyAPI();
                return copying.copyIn(rows.sql(), stream);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    rows.text().setLength(0);
  }

  /** Rows of one table, as COPY reads them. */
  private record Rows(Table table, StringBuilder text) {

    String sql() {
      return table.columns().stream()
          .map(Column::name)
          .collect(Collectors.joining(", ", "COPY " + table.name() + " (", ") FROM STDIN"));
    }

    void add(Row row) {
      var separator = "";
      for (var column : table.columns()) {
        text.append(separator);
        append(text, column.type().text(row.get(column.name())));
        separator = "\t";
      }
      text.append('\n');
    }
  }

  private static void append(StringBuilder text, String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (var i = 0; i < value.length(); i++) {
      switch (value.charAt(i)) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(value.charAt(i));
      }
    }
  }
}
