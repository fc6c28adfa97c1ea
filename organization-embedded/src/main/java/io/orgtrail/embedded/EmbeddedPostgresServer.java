package io.orgtrail.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A PostgreSQL server on 127.0.0.1 with the database {@code orgtrail} and its two roles. */
public final class EmbeddedPostgresServer implements AutoCloseable {
  private static final String PORT_SETTING = "ORGANIZATION_POSTGRES_PORT";

  private final PostgresCluster cluster;
  private final int port;
  private final Runnable release;
  private final PostgresPasswords passwords;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgresServer(
      PostgresCluster cluster, int port, PostgresPasswords passwords, Runnable release) {
    this.cluster = cluster;
    this.port = port;
    this.passwords = passwords;
    this.release = release;
  }

  /** Starts on a directory that is kept, every commit on disk, with the passwords for local use. */
  public static EmbeddedPostgresServer start(Path dataDirectory, int port) {
    return start(dataDirectory, port, PostgresPasswords.LOCAL);
  }

  /**
   * Starts on a directory that is kept, every commit on disk, after stopping what a killed run left
   * there; fails with an {@link EmbeddedStartException} when port or directory cannot be used.
   */
  public static EmbeddedPostgresServer start(
      Path dataDirectory, int port, PostgresPasswords passwords) {
    Path directory = DataDirectory.writable(dataDirectory);
    PostgresCluster cluster = new PostgresCluster(PostgresInstallation.unpacked(), directory);
    cluster.prepare();
    DirectoryLock lock = DirectoryLock.acquire(directory, "orgtrail.lock");
    try {
      cluster.stopOrphan();
      new LoopbackPort(port).requireFree(PORT_SETTING);
      return started(cluster, PostgresSettings.durable(port), port, passwords, lock::close);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Starts on a free port and a directory that goes away, for tests; not safe against a crash. */
  public static EmbeddedPostgresServer startTemporary() {
    return startTemporary(Map.of());
  }

  /** The same with settings of PostgreSQL's own besides, such as those of TLS. */
  public static EmbeddedPostgresServer startTemporary(Map<String, String> more) {
    Path parent = DataDirectory.temporary("orgtrail-postgres");
    Path directory = DataDirectory.writable(parent.resolve("data"));
    PostgresCluster cluster = new PostgresCluster(PostgresInstallation.unpacked(), directory);
    cluster.prepare();
    int port = LoopbackPort.free().number();
    EmbeddedPostgresServer server =
        started(
            cluster,
            PostgresSettings.temporary(port).with(more),
            port,
            PostgresPasswords.LOCAL,
            () -> DataDirectory.delete(parent));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgres-close"));
    return server;
  }

  private static EmbeddedPostgresServer started(
      PostgresCluster cluster,
      PostgresSettings settings,
      int port,
      PostgresPasswords passwords,
      Runnable release) {
    EmbeddedPostgresServer server = new EmbeddedPostgresServer(cluster, port, passwords, release);
    cluster.start(settings);
    try {
      new PostgresRoles(server.superuser("postgres"), server.superuser()).create(passwords);
      return server;
    } catch (RuntimeException e) {
      cluster.stop();
      throw e;
    }
  }

  /** URL of the database, without credentials. */
  public String jdbcUrl() {
    return jdbcUrl(PostgresRoles.DATABASE);
  }

  public int port() {
    return port;
  }

  /** Access for the command service, which owns the schemas it makes. */
  public PostgresAccess command() {
    return new PostgresAccess(jdbcUrl(), PostgresRoles.COMMAND, passwords.command());
  }

  /** Access for the query service, which owns its own schemas and reads what it was granted. */
  public PostgresAccess query() {
    return new PostgresAccess(jdbcUrl(), PostgresRoles.QUERY, passwords.query());
  }

  /** Access for tests and repairs; no service uses it. */
  public PostgresAccess superuser() {
    return superuser(PostgresRoles.DATABASE);
  }

  private PostgresAccess superuser(String database) {
    return new PostgresAccess(jdbcUrl(database), "postgres", cluster.superuserPassword());
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(LoopbackPort.ADDRESS, port, database);
  }

  /** Ends the server's sessions and stops it; the data stays, unless it was temporary. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        cluster.stop();
      } finally {
        release.run();
      }
    }
  }
}
