package io.orgtrail.benchmarks.baselines;

import io.orgtrail.benchmarks.system.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;

/** A table like that of the events, with its indexes, which goes away with its schema. */
final class ScratchTable implements AutoCloseable {
  private static final String INSERT =
      """
      INSERT INTO benchmark_scratch.event VALUES
        (?, now(), ?, 'Organization', ?, ?, 'MemberAdded', '1', ?, ?, ?::json, ?::json)""";
  private static final String PAYLOAD =
      """
      {"organizationId":"scratch-000001","userId":"scratch-000001-u17",\
      "email":"scratch-000001-u17@example.com","name":"Member of scratch-000001","role":"MEMBER",\
      "invitationId":null}""";
  private static final String METADATA =
      """
      {"actor":"person-000002","operator":"false",\
      "commandId":"6a8e0a0c-5a43-4c53-9f0b-6a2f7f1e0f3b"}""";

  private final Database database;

  private ScratchTable(Database database) {
    this.database = database;
  }

  static ScratchTable in(Database database) throws SQLException {
    execute(
        database,
        "DROP SCHEMA IF EXISTS benchmark_scratch CASCADE",
        "CREATE SCHEMA benchmark_scratch",
        "CREATE TABLE benchmark_scratch.event (LIKE eventstore.event INCLUDING ALL)");
    return new ScratchTable(database);
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  Connection connect() throws SQLException {
    return database.connect();
  }

  static PreparedStatement insert(Connection connection) throws SQLException {
    return connection.prepareStatement(INSERT);
  }

  /** Sets the values of a row; each position is another stream's first event. */
  static void fill(PreparedStatement insert, long position) throws SQLException {
    String id = stream(position);
    insert.setLong(1, position);
    insert.setObject(2, UUID.randomUUID());
    insert.setString(3, id);
    insert.setLong(4, 0);
    insert.setString(5, id);
    insert.setLong(6, 1);
    insert.setString(7, PAYLOAD);
    insert.setString(8, METADATA);
  }

  /** The same row in the form that COPY reads. */
  static String copied(long position) {
    String id = stream(position);
    return String.join(
            "\t",
            Long.toString(position),
            Instant.now().toString(),
            UUID.randomUUID().toString(),
            "Organization",
            id,
            "0",
            "MemberAdded",
            "1",
            id,
            "1",
            PAYLOAD,
            METADATA)
        + "\n";
  }

  private static String stream(long position) {
    return "scratch-" + position;
  }

  static PreparedStatement read(Connection connection) throws SQLException {
    return connection.prepareStatement("SELECT * FROM benchmark_scratch.event WHERE position = ?");
  }

  @Override
  public void close() throws SQLException {
    execute(database, "DROP SCHEMA benchmark_scratch CASCADE");
  }
}
