package io.orgtrail.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates the database and the two service roles; doing it again changes nothing. */
record PostgresRoles(PostgresAccess maintenance, PostgresAccess superuser) {
  static final String DATABASE = "orgtrail";
  static final String COMMAND = "organization_command";
  static final String QUERY = "organization_query";

  void create(PostgresPasswords passwords) {
    try {
      createDatabase();
      try (Connection connection = connect(superuser);
          Statement statement = connection.createStatement()) {
        statement.execute(script());
        setPassword(statement, COMMAND, passwords.command());
        setPassword(statement, QUERY, passwords.query());
      }
    } catch (SQLException e) {
      throw new EmbeddedStartException(
          "The database %s cannot be prepared: %s".formatted(DATABASE, e.getMessage()), e);
    }
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = connect(maintenance);
        Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    String query = "SELECT FROM pg_database WHERE datname = '%s'".formatted(DATABASE);
    try (ResultSet found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  private static void setPassword(Statement statement, String role, String password)
      throws SQLException {
    String literal = statement.enquoteLiteral(password);
    statement.execute("ALTER ROLE %s PASSWORD %s".formatted(role, literal));
  }

  private static Connection connect(PostgresAccess access) throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private static String script() {
    try (InputStream sql = PostgresRoles.class.getResourceAsStream("/postgres/roles.sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EmbeddedStartException("postgres/roles.sql cannot be read", e);
    }
  }
}
