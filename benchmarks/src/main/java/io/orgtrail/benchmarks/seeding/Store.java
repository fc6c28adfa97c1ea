package io.orgtrail.benchmarks.seeding;

import io.orgtrail.benchmarks.system.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the event store tells of itself. */
public record Store(Database database) {
  /** How many events there are. */
  public long events() throws SQLException {
    return number("SELECT last FROM eventstore.event_position");
  }

  /** How many of them have their link in the hash chains. */
  public long linked() throws SQLException {
    return number("SELECT last FROM eventstore.chain_progress");
  }

  /** How many organizations were ever made. */
  public long organizations() throws SQLException {
    return number("SELECT count(*) FROM command.organization_registry");
  }

  /** Reads every event once, in order, as fast as the server gives them; answers how many. */
  public long readAll() throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(5_000);
        long rows = 0;
        try (ResultSet events =
            statement.executeQuery("SELECT * FROM eventstore.event ORDER BY position")) {
          while (events.next()) {
            rows += events.getString("payload").isEmpty() ? 0 : 1;
          }
        }
        return rows;
      }
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
