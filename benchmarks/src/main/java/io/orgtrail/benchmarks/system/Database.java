package io.orgtrail.benchmarks.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How the benchmarks reach PostgreSQL: with a role that owns the event store. */
public record Database(String url, String user, String password) {
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
