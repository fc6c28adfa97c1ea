package io.orgtrail.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL data directory and the server on it. */
final class PostgresCluster {
  private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
  private static final String PASSWORD_FILE = "superuser.password";

  private final PostgresInstallation installation;
  private final Path directory;

  PostgresCluster(PostgresInstallation installation, Path directory) {
    this.installation = installation;
    this.directory = directory;
  }

  /** Creates the data directory in one step, or checks that the one there can be served. */
  void prepare() {
    Path version = directory.resolve("PG_VERSION");
    if (!Files.exists(version)) {
      DataDirectory.fill(directory, "PostgreSQL", this::initialize);
      return;
    }
    String found = read(version);
    String expected = Integer.toString(installation.majorVersion());
    if (!found.equals(expected)) {
      throw new EmbeddedStartException(
          "%s was made by PostgreSQL %s, this is %s; set %s to another one"
              .formatted(directory, found, expected, DataDirectory.SETTING));
    }
  }

  private void initialize(Path target) {
    try {
      Path password = Files.createTempFile("orgtrail", null);
      Files.writeString(password, UUID.randomUUID().toString());
      initdb(target, password);
      Files.move(password, target.resolve(PASSWORD_FILE));
    } catch (IOException e) {
      throw DataDirectory.notWritable(target, e);
    }
  }

  /** Text compares by code point and has Unicode's letter case, whatever this machine's locale. */
  private void initdb(Path target, Path password) {
    installation.run(
        "initdb",
        "--pgdata=" + target,
        "--username=postgres",
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
  }

  String superuserPassword() {
    return read(directory.resolve(PASSWORD_FILE));
  }

  /** Ends the server that a killed run left behind, so that this one can start. */
  void stopOrphan() {
    PostmasterFile.in(directory)
        .ifPresent(
            postmaster -> {
              if (postmaster.isServed()) {
                log.info("Stopping PostgreSQL (pid {}), left by a killed run", postmaster.pid());
                stop();
              } else {
                postmaster.deleteIfForeign();
              }
            });
  }

  void start(PostgresSettings settings) {
    Path logFile = directory.resolve("postgres.log");
    try {
      Files.deleteIfExists(logFile);
      control("start", "--log=" + logFile, "--timeout=300", "--options=" + settings.commandLine());
    } catch (EmbeddedStartException e) {
      throw new EmbeddedStartException(
          "PostgreSQL did not start on %s: %s".formatted(directory, reason(logFile, e)), e);
    } catch (IOException e) {
      throw DataDirectory.notWritable(directory, e);
    }
  }

  void stop() {
    try {
      control("stop", "--mode=fast", "--timeout=30");
    } catch (EmbeddedStartException e) {
      log.warn("PostgreSQL does not stop in time, it will recover at the next start", e);
      control("stop", "--mode=immediate", "--timeout=30");
    }
  }

  private void control(String action, String... options) {
    List<String> arguments = new ArrayList<>(List.of(action, "--wait", "--silent"));
    arguments.add("--pgdata=" + directory);
    arguments.addAll(List.of(options));
    installation.run("pg_ctl", arguments.toArray(String[]::new));
  }

  private static String reason(Path logFile, EmbeddedStartException e) {
    if (!Files.exists(logFile)) {
      return e.getMessage();
    }
    return read(logFile)
        .lines()
        .filter(line -> line.contains("FATAL:"))
        .findFirst()
        .orElse("see " + logFile);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new EmbeddedStartException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
