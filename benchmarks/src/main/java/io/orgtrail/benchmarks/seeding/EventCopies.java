package io.orgtrail.benchmarks.seeding;

import io.orgtrail.benchmarks.system.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Fills a store by copying organizations that commands have made: the same events and reservations
 * under other ids, each batch appended as the command service appends. All ids of what is copied
 * begin with one prefix and a dash; those of each copy have another prefix.
 */
public final class EventCopies implements AutoCloseable {
  private static final int ROWS_OF_A_TRANSACTION = 20_000;

  private static final String CLEAR = "DROP SCHEMA IF EXISTS benchmark_seeding CASCADE";

  private static final String TEMPLATE =
      """
      CREATE UNLOGGED TABLE benchmark_seeding.template AS
      SELECT * FROM eventstore.event WHERE organization_id LIKE '%s-%%'""";

  /** Positions without gaps, in the order of commits, and times that never go back. */
  private static final String EVENTS =
      """
      WITH copied AS (
        SELECT t.*, p.original, p.copy, row_number() OVER (ORDER BY p.number, t.position) AS place
        FROM benchmark_seeding.template t CROSS JOIN benchmark_seeding.prefixes p),
      head AS (
        UPDATE eventstore.event_position
        SET last = last + (SELECT count(*) FROM copied),
          last_time = greatest(last_time, date_trunc('milliseconds', clock_timestamp()))
        RETURNING last - (SELECT count(*) FROM copied) AS base, last_time)
      INSERT INTO eventstore.event (position, time, event_id, aggregate_type, aggregate_id, sequence,
        type, revision, organization_id, version, payload, metadata)
      SELECT base + place, last_time, gen_random_uuid(), aggregate_type,
        replace(aggregate_id, original, copy), sequence, type, revision,
        replace(organization_id, original, copy), version,
        replace(payload::text, original, copy)::json, metadata
      FROM copied CROSS JOIN head""";

  /** What the command service keeps beside the events. */
  private static final List<String> RESERVATIONS =
      List.of(
          """
          INSERT INTO command.organization_handle (handle, organization_id)
          SELECT replace(handle, original, copy), replace(organization_id, original, copy)
          FROM command.organization_handle CROSS JOIN benchmark_seeding.prefixes
          WHERE organization_id IN (SELECT organization_id FROM benchmark_seeding.template)""",
          """
          INSERT INTO command.organization_name (account, name_key, organization_id)
          SELECT account, replace(name_key, original, copy), replace(organization_id, original, copy)
          FROM command.organization_name CROSS JOIN benchmark_seeding.prefixes
          WHERE organization_id IN (SELECT organization_id FROM benchmark_seeding.template)""",
          """
          INSERT INTO command.organization_registry (organization_id, account)
          SELECT replace(organization_id, original, copy), account
          FROM command.organization_registry CROSS JOIN benchmark_seeding.prefixes
          WHERE organization_id IN (SELECT organization_id FROM benchmark_seeding.template)""",
          """
          INSERT INTO command.organization_admin (organization_id, user_id, role)
          SELECT replace(organization_id, original, copy), user_id, role
          FROM command.organization_admin CROSS JOIN benchmark_seeding.prefixes
          WHERE organization_id IN (SELECT organization_id FROM benchmark_seeding.template)""");

  private final Connection connection;
  private final String prefix;
  private final long events;
  private long made;

  private EventCopies(Connection connection, String prefix, long events) {
    this.connection = connection;
    this.prefix = prefix;
    this.events = events;
  }

  /** Copies of all organizations whose ids begin with the prefix and a dash. */
  public static EventCopies of(Database database, String prefix) throws SQLException {
    Connection connection = database.connect();
    execute(connection, CLEAR);
    execute(connection, "CREATE SCHEMA benchmark_seeding");
    connection.setAutoCommit(false);
    return new EventCopies(connection, prefix, execute(connection, TEMPLATE.formatted(prefix)));
  }

  /** What the ids of a copy begin with; the first is number 1. */
  public static String prefix(String original, long number) {
    return original + "c" + number;
  }

  /** Events that each copy adds. */
  public long events() {
    return events;
  }

  /** Makes that many copies more, and tells how many there are after each transaction. */
  public void make(long copies, LongConsumer progress) throws SQLException {
    long end = made + copies;
    long batch = Math.max(1, ROWS_OF_A_TRANSACTION / events);
    while (made < end) {
      long last = Math.min(end, made + batch);
      name(made + 1, last);
      execute(connection, EVENTS);
      for (String reservation : RESERVATIONS) {
        execute(connection, reservation);
      }
      connection.commit();
      made = last;
      progress.accept(made);
    }
  }

  private void name(long first, long last) throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS benchmark_seeding.prefixes");
    execute(
        connection,
        """
        CREATE UNLOGGED TABLE benchmark_seeding.prefixes AS
        SELECT number, '%1$s-' AS original, '%1$sc' || number || '-' AS copy
        FROM generate_series(%2$d, %3$d) AS number"""
            .formatted(prefix, first, last));
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
      execute(connection, CLEAR);
      connection.commit();
    }
  }
}
