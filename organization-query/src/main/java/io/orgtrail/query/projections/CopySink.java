package io.orgtrail.query.projections;

import io.orgtrail.api.database.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
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
    var rows = tables.computeIfAbsent(table.name(), name -> new Rows(table, new BinaryCopy()));
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
    jdbc.execute(
        (ConnectionCallback<Void>)
            connection -> {
              rows.copy(connection);
              return null;
            });
  }

  /** Rows of one table, as COPY reads them. */
  private record Rows(Table table, BinaryCopy bytes) {

    void copy(Connection connection) throws SQLException {
      bytes.into(connection, table.name(), table.columns().stream().map(Column::name).toList());
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
