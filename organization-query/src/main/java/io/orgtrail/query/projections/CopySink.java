package io.orgtrail.query.projections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteStreamWriter;
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
    var rows = tables.computeIfAbsent(table.name(), name -> new Rows(table, new CopyBytes()));
    rows.add(row);
    if (rows.bytes().size() >= FULL) {
      copy(rows);
    }
  }

  /** Writes whatever is not yet written. */
  public void flush() {
    tables.values().forEach(this::copy);
  }

  private void copy(Rows rows) {
    var end = rows.bytes().end();
    jdbc.execute(
        (ConnectionCallback<Long>)
            connection -> {
              var copying = connection.unwrap(PGConnection.class).getCopyAPI();
              try {
                return copying.copyIn(rows.sql(), ByteStreamWriter.of(end));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    rows.bytes().begin();
  }

  /** Rows of one table, as COPY reads them. */
  private record Rows(Table table, CopyBytes bytes) {

    String sql() {
      return table.columns().stream()
          .map(Column::name)
          .collect(
              Collectors.joining(
                  ", ", "COPY " + table.name() + " (", ") FROM STDIN (FORMAT binary)"));
    }

    void add(Row row) {
      bytes.row(table.columns().size());
      for (var column : table.columns()) {
        var value = row.get(column.name());
        if (value == null) {
          bytes.nothing();
        } else {
          column.type().write(bytes, value);
        }
      }
    }
  }
}
