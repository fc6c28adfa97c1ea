package io.orgtrail.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.embedded.EmbeddedPostgresServer;
import io.orgtrail.embedded.PostgresAccess;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseRolesIT {

  private static final String OWNER = "organization_owner";
  private static final List<String> SERVICES =
      List.of("organization_command", "organization_query");

  private static EmbeddedPostgresServer usual;
  private static EmbeddedPostgresServer apart;

  @BeforeAll
  static void migrate() {
    usual = EmbeddedPostgresServer.startTemporary();
    migrate(usual, usual.command());
    apart = EmbeddedPostgresServer.startTemporary();
    migrate(apart, apart.command());
    var superuser = jdbc(apart.superuser());
    superuser.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD 'owner'");
    superuser.execute("GRANT CONNECT, CREATE ON DATABASE orgtrail TO " + OWNER);
    superuser.execute("REASSIGN OWNED BY organization_command TO " + OWNER);
    superuser.execute("REVOKE CREATE ON DATABASE orgtrail FROM organization_command");
    migrate(apart, new PostgresAccess(apart.jdbcUrl(), OWNER, "owner"));
  }

  @AfterAll
  static void stop() {
    usual.close();
    apart.close();
  }

  private static void migrate(EmbeddedPostgresServer server, PostgresAccess owner) {
    Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .locations("classpath:db/eventstore", "classpath:db/command")
        .defaultSchema("command_migrations")
        .placeholders(
            Map.of("commandRole", server.command().user(), "queryRole", server.query().user()))
        .load()
        .migrate();
  }

  static List<String> forbiddenToTheQueryService() {
    return List.of(
        "INSERT INTO eventstore.event (position) VALUES (1)",
        "UPDATE eventstore.event SET type = 'x'",
        "DELETE FROM eventstore.event",
        "TRUNCATE eventstore.event",
        "UPDATE eventstore.event_position SET last = 0",
        "UPDATE eventstore.event_chain SET link = ''",
        "UPDATE eventstore.chain_head SET link = ''",
        "UPDATE eventstore.chain_progress SET last = 0",
        "ALTER TABLE eventstore.event ADD mine text",
        "DROP TABLE eventstore.event",
        "CREATE TABLE eventstore.mine (id text)",
        "CREATE TABLE public.mine (id text)",
        "SELECT * FROM command.command_reply",
        "SELECT * FROM command.organization_snapshot",
        "SELECT * FROM command_migrations.flyway_schema_history",
        "SELECT * FROM delivery.mail",
        "SELECT * FROM vault.subject_key",
        "SELECT * FROM vault.personal_data_use",
        "DELETE FROM vault.personal_data_key",
        "SELECT * FROM delivery.webhook",
        "UPDATE delivery.webhook_delivery SET attempt = 1",
        "DROP SCHEMA command CASCADE",
        "SET ROLE organization_command",
        "CREATE ROLE mine",
        "ALTER ROLE organization_command PASSWORD 'mine'",
        "CREATE TEMPORARY TABLE mine (id text)",
        "COPY eventstore.event TO PROGRAM 'cat'",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT rolpassword FROM pg_authid");
  }

  @ParameterizedTest
  @MethodSource("forbiddenToTheQueryService")
  void refusesTheQueryService(String statement) {
    assertRefused(usual.query(), statement);
  }

  @Test
  void letsTheQueryServiceReadWhatItShows() {
    var query = jdbc(usual.query());
    for (var table :
        List.of("event", "event_position", "event_chain", "chain_head", "chain_progress")) {
      query.queryForList("SELECT * FROM eventstore." + table);
    }
    query.queryForList("SELECT * FROM delivery.webhook_delivery");
    query.execute("CREATE SCHEMA read_1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE eventstore.event SET type = 'x'",
        "DELETE FROM eventstore.event",
        "TRUNCATE eventstore.event",
        "UPDATE eventstore.event_chain SET link = ''",
        "DELETE FROM eventstore.event_chain",
        "SET ROLE organization_query",
        "CREATE ROLE mine",
        "CREATE TABLE public.mine (id text)",
        "COPY eventstore.event TO PROGRAM 'cat'",
        "SELECT pg_read_file('postgresql.conf')"
      })
  void refusesTheCommandServiceEvenWhereItOwnsTheTables(String statement) {
    assertRefused(usual.command(), statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE eventstore.event SET type = 'x'",
        "DELETE FROM eventstore.event",
        "DROP TABLE eventstore.event",
        "ALTER TABLE eventstore.event DISABLE TRIGGER ALL",
        "ALTER TABLE eventstore.event DROP CONSTRAINT event_stream",
        "ALTER TABLE eventstore.event OWNER TO organization_command",
        "DELETE FROM eventstore.event_position",
        "DELETE FROM eventstore.chain_head",
        "DROP SCHEMA eventstore CASCADE",
        "DROP TABLE command.command_reply",
        "DELETE FROM command_migrations.flyway_schema_history",
        "CREATE SCHEMA mine",
        "SET ROLE organization_owner"
      })
  void refusesTheCommandServiceWhatTheOwnerAloneMayDo(String statement) {
    assertRefused(apart.command(), statement);
  }

  @Test
  void letsTheCommandServiceWorkOnTablesOfAnotherOwner() {
    var command = jdbc(apart.command());
    command.update("UPDATE eventstore.event_position SET last = last + 1");
    command.update(
        """
        INSERT INTO eventstore.event VALUES (1, now(), gen_random_uuid(), 'organization', 'acme', 0,
          'OrganizationCreated', '1', 'acme', 1, '{}', '{}')""");
    command.update("INSERT INTO eventstore.event_chain VALUES (1, 'acme', '')");
    command.update("INSERT INTO eventstore.chain_head VALUES ('acme', 1, 1, '')");
    command.update("UPDATE eventstore.chain_progress SET last = 1");
    command.update("INSERT INTO command.command_reply VALUES ('alice', 'c1', 'x', '{}')");
    command.update("DELETE FROM command.command_reply");
    var owner = jdbc(new PostgresAccess(apart.jdbcUrl(), OWNER, "owner"));
    owner.execute("CREATE TABLE command.made_later (id text)");
    command.update("INSERT INTO command.made_later VALUES ('x')");
    command.update(
        """
        INSERT INTO delivery.webhook_delivery
          (organization_id, webhook_id, event_id, event_type, position, attempt, status, at)
        VALUES ('acme', 'w1', gen_random_uuid(), 'MemberAdded', 1, 1, 'DELIVERED', now())""");
    assertThat(jdbc(apart.query()).queryForList("SELECT * FROM eventstore.event")).hasSize(1);
  }

  /** Whatever a later migration makes: what it grants to the services has to be said here. */
  @Test
  void grantsNothingToEverybody_andTheQueryServiceNothingButReading() {
    for (var server : List.of(usual, apart)) {
      assertThat(granted(server, "PUBLIC")).isEmpty();
      assertThat(granted(server, "organization_query"))
          .allMatch(grant -> grant.endsWith(" SELECT"));
      assertThat(granted(server, "organization_query"))
          .noneMatch(grant -> grant.startsWith("command"));
    }
  }

  @Test
  void makesNoServiceAnAdministrator() {
    for (var role : SERVICES) {
      assertThat(
              jdbc(usual.superuser())
                  .queryForObject(
                      """
                      SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication
                        OR rolbypassrls OR EXISTS (SELECT FROM pg_auth_members WHERE member = oid)
                      FROM pg_roles WHERE rolname = ?""",
                      Boolean.class,
                      role))
          .as(role)
          .isFalse();
    }
  }

  @Test
  void letsNobodyElseConnect() {
    var superuser = jdbc(usual.superuser());
    superuser.execute("CREATE ROLE stranger LOGIN PASSWORD 'stranger'");
    var stranger = new PostgresAccess(usual.jdbcUrl(), "stranger", "stranger");
    assertRefused(stranger, "SELECT 1");
  }

  private static List<String> granted(EmbeddedPostgresServer server, String grantee) {
    return jdbc(server.superuser())
        .queryForList(
            """
            SELECT DISTINCT table_schema || '.' || table_name || ' ' || privilege_type
            FROM information_schema.table_privileges
            WHERE grantee = ? AND table_schema NOT IN ('pg_catalog', 'information_schema')
              AND table_schema !~ '^read_'""",
            String.class,
            grantee);
  }

  private static void assertRefused(PostgresAccess access, String statement) {
    assertThatThrownBy(() -> jdbc(access).execute(statement))
        .as(statement)
        .rootCause()
        .message()
        .containsAnyOf("permission denied", "must be owner of");
  }

  private static JdbcTemplate jdbc(PostgresAccess access) {
    return new JdbcTemplate(
        new DriverManagerDataSource(access.url(), access.user(), access.password()));
  }
}
