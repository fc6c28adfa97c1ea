package io.orgtrail.standalone.nodes;

import io.orgtrail.embedded.PostgresAccess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of the schemas that make up a backup, all as of the same moment, as pg_dump writes them.
 */
record TableCopy(Map<String, byte[]> tables, List<String> sequences) {
  private static final String TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname IN ('eventstore', 'command', 'delivery', 'vault') ORDER BY 1""";

  private static final String SEQUENCES =
      """
      SELECT format('SELECT setval(%L, %s)', format('%I.%I', schemaname, sequencename), last_value)
      FROM pg_sequences
      WHERE schemaname IN ('eventstore', 'command', 'delivery', 'vault')
        AND last_value IS NOT NULL""";

  /** Reads them while the services run. */
  static TableCopy of(PostgresAccess from) throws SQLException, IOException {
    try (Connection connection = connect(from)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<String, byte[]> tables = new LinkedHashMap<>();
      for (String table : texts(connection, TABLES)) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copy(connection).copyOut("COPY " + table + " TO STDOUT", rows);
        tables.put(table, rows.toByteArray());
      }
      return new TableCopy(tables, texts(connection, SEQUENCES));
    }
  }

  /** Writes them where the command service has made the tables, in place of what it wrote. */
  void restore(PostgresAccess to) throws SQLException, IOException {
    try (Connection connection = connect(to)) {
      connection.setAutoCommit(false);
      execute(connection, "TRUNCATE " + String.join(", ", tables.keySet()));
      for (Map.Entry<String, byte[]> table : tables.entrySet()) {
        copy(connection)
            .copyIn(
                "COPY " + table.getKey() + " FROM STDIN",
                new ByteArrayInputStream(table.getValue()));
      }
      for (String sequence : sequences) {
        execute(connection, sequence);
      }
      connection.commit();
    }
  }

  private static Connection connect(PostgresAccess access) throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private static CopyManager copy(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
