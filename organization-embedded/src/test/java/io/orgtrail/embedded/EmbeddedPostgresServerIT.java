package io.orgtrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {
  @TempDir Path temporary;

  @Test
  void forcesEveryCommitToDisk() throws Exception {
    try (EmbeddedPostgresServer server = start("data")) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(Sql.of(server.query()).first("SHOW " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(Sql.of(server.query()).first("SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.of(server.query()).first("SHOW server_version")).startsWith("18.");
    }
  }

  @Test
  void keepsItsDataAcrossRestarts() throws Exception {
    try (EmbeddedPostgresServer server = start("data")) {
      Sql.of(server.command()).run("CREATE SCHEMA s; CREATE TABLE s.t AS SELECT 'kept' AS v");
    }
    try (EmbeddedPostgresServer server = start("data")) {
      assertThat(Sql.of(server.command()).first("SELECT v FROM s.t")).isEqualTo("kept");
    }
  }

  @Test
  void recoversWhatAKilledJvmLeftBehind() throws Exception {
    Path data = temporary.resolve("data");
    int port = LoopbackPort.free().number();
    try (ChildJvm child = ChildJvm.start(PostgresChild.class, data, port)) {
      child.kill();
    }
    long orphan = PostmasterFile.in(data).orElseThrow().pid();
    assertThat(ProcessHandle.of(orphan)).as("the orphaned server").isPresent();

    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, port)) {
      assertThat(Sql.of(server.command()).first("SELECT v FROM s.t")).isEqualTo("committed");
      assertThat(PostmasterFile.in(data).orElseThrow().pid()).isNotEqualTo(orphan);
    }
  }

  @Test
  void startsDespiteAPidFileThatNamesAnotherProgram() throws Exception {
    start("data").close();
    Path pidFile = temporary.resolve("data/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");

    try (EmbeddedPostgresServer server = start("data")) {
      assertThat(Sql.of(server.query()).first("SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void letsEachServiceDoItsPartOnly() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary()) {
      Sql command = Sql.of(server.command());
      Sql query = Sql.of(server.query());
      command.run("CREATE SCHEMA eventstore; CREATE TABLE eventstore.e AS SELECT 1 AS n");
      query.run("CREATE SCHEMA read_1");

      assertThatThrownBy(() -> query.first("SELECT n FROM eventstore.e"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> query.run("CREATE TABLE public.t (n int)"))
          .hasMessageContaining("permission denied");

      command.run("GRANT USAGE ON SCHEMA eventstore TO organization_query");
      command.run("GRANT SELECT ON eventstore.e TO organization_query");
      assertThat(query.first("SELECT n FROM eventstore.e")).isEqualTo("1");
    }
  }

  @Test
  void letsNobodyInWithoutAPassword() {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary()) {
      PostgresAccess stranger = new PostgresAccess(server.jdbcUrl(), "postgres", "guess");
      assertThatThrownBy(() -> Sql.of(stranger).first("SELECT 1"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void treatsLetterCaseTheSameOnEveryMachine() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary()) {
      assertThat(Sql.of(server.query()).first("SELECT lower('ÄÖÉ')")).isEqualTo("äöé");
      Sql.of(server.command()).run("CREATE SCHEMA x; CREATE EXTENSION pg_trgm SCHEMA x");
    }
  }

  @Test
  void removesTemporaryData() throws Exception {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary();
    Path data = Path.of(Sql.of(server.superuser()).first("SHOW data_directory"));
    server.close();
    assertThat(data).doesNotExist();
  }

  @Test
  void namesATakenPortAndItsSetting() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(temporary.resolve("data"), port))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage("Port %d is taken; set ORGANIZATION_POSTGRES_PORT to another one", port);
    }
  }

  @Test
  void namesADirectoryOfAnotherVersion() throws Exception {
    Files.writeString(Files.createDirectory(temporary.resolve("data")).resolve("PG_VERSION"), "9");
    assertThatThrownBy(() -> start("data"))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("data was made by PostgreSQL 9, this is 18")
        .hasMessageContaining("ORGANIZATION_DATA_DIR");
  }

  @Test
  void namesADirectoryOfSomethingElse() throws Exception {
    Files.writeString(Files.createDirectory(temporary.resolve("data")).resolve("thesis.txt"), "!");
    assertThatThrownBy(() -> start("data"))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("is no PostgreSQL data directory");
  }

  @Test
  void namesADirectoryThatCannotBeWritten() throws Exception {
    Files.writeString(temporary.resolve("file"), "not a directory");
    assertThatThrownBy(() -> start("file/data"))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("file/data cannot be written; set ORGANIZATION_DATA_DIR");
  }

  @Test
  void namesADirectoryThatAnotherServerUses() {
    try (EmbeddedPostgresServer server = start("data")) {
      assertThatThrownBy(() -> start("data"))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("is in use by another run");
      assertThat(server.port()).isPositive();
    }
  }

  private EmbeddedPostgresServer start(String directory) {
    return EmbeddedPostgresServer.start(temporary.resolve(directory), LoopbackPort.free().number());
  }
}
