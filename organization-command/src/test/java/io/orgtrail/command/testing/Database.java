package io.orgtrail.command.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.orgtrail.embedded.PostgresAccess;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of the command service, as a test looks at it and ill-treats it. */
public final class Database {

  private static final int CONNECTIONS = 16;

  private final PostgresAccess access;
  private final HikariDataSource source;
  private final JdbcTemplate jdbc;

  private Database(PostgresAccess access) {
    this.access = access;
    var config = new HikariConfig();
    config.setJdbcUrl(access.url());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5_000);
    source = new HikariDataSource(config);
    jdbc = new JdbcTemplate(source);
  }

  /** A new one with nothing in it. */
  static Database empty() {
    return new Database(Servers.newDatabase());
  }

  /** The one with the schema of the service that tests without a running service share. */
  public static Database migrated() {
    return Migrated.DATABASE;
  }

  /** A new one with the schema as it was up to that version. */
  public static Database migratedUpTo(String version) {
    return empty().migrateTo(version);
  }

  /**
   * Brings the schema to that version, or to what is {@code latest}; what is done anew after each
   * migration knows the latest alone.
   */
  public Database migrateTo(String version) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/eventstore", "classpath:db/command")
        .defaultSchema("command_migrations")
        .placeholders(Map.of("commandRole", access.user(), "queryRole", "organization_query"))
        .target(version)
        .repeatableSqlMigrationPrefix(version.equals("latest") ? "R" : "none")
        .load()
        .migrate();
    return this;
  }

  PostgresAccess access() {
    return access;
  }

  /** Its connections. */
  public HikariDataSource source() {
    return source;
  }

  /** Statements, each in a transaction of its own. */
  public JdbcTemplate jdbc() {
    return jdbc;
  }

  /** Does by hand what the service may not. */
  public int tamper(String sql, Object... parameters) {
    return Servers.asSuperuser(access.url(), superuser -> superuser.update(sql, parameters));
  }

  /** The single value of a query. */
  public long count(String sql, Object... parameters) {
    return jdbc.queryForObject(sql, Long.class, parameters);
  }

  /** The types of an organization's events, by position. */
  public List<String> eventTypes(String organizationId) {
    return jdbc.queryForList(
        "SELECT type FROM eventstore.event WHERE organization_id = ? ORDER BY position",
        String.class,
        organizationId);
  }

  /** Sequence numbers of the organization's own stream, by position. */
  public List<Long> sequences(String organizationId) {
    return jdbc.queryForList(
        "SELECT sequence FROM eventstore.event WHERE aggregate_id = ? ORDER BY position",
        Long.class,
        organizationId);
  }

  /** Ends every connection and takes no new ones until it is {@link #back()}. */
  public void away() {
    Servers.asSuperuser(
        Servers.adminUrl(), "ALTER DATABASE " + name() + " ALLOW_CONNECTIONS false");
    endConnections();
  }

  /** Takes connections again. */
  public void back() {
    Servers.asSuperuser(Servers.adminUrl(), "ALTER DATABASE " + name() + " ALLOW_CONNECTIONS true");
  }

  /** Ends every connection; new ones only read until it is {@link #writable()}. */
  public void readOnly() {
    Servers.asSuperuser(
        Servers.adminUrl(), "ALTER DATABASE " + name() + " SET default_transaction_read_only = on");
    endConnections();
    source.getHikariPoolMXBean().softEvictConnections();
  }

  /** New connections write again; those of the service that only read stay as they are. */
  public void writable() {
    Servers.asSuperuser(
        Servers.adminUrl(), "ALTER DATABASE " + name() + " RESET default_transaction_read_only");
    source.getHikariPoolMXBean().softEvictConnections();
  }

  private void endConnections() {
    Servers.asSuperuser(
        Servers.adminUrl(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name() + "'");
  }

  private String name() {
    return access.url().substring(access.url().lastIndexOf('/') + 1);
  }

  private static final class Migrated {
    static final Database DATABASE = migratedUpTo("latest");
  }
}
