package io.orgtrail.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.SystemUtils;

/** The PostgreSQL programs, unpacked once per user and version. */
record PostgresInstallation(Path home) {
  static PostgresInstallation unpacked() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "orgtrail");
    try {
      PostgresArchive archive = PostgresArchive.forThisMachine();
      Path home = cache.resolve("postgresql-" + archive.digest());
      if (!Files.exists(home)) {
        unpack(archive, cache, home);
      }
      return new PostgresInstallation(home);
    } catch (IOException e) {
      throw new EmbeddedStartException(
          "The PostgreSQL programs cannot be unpacked into %s: %s".formatted(cache, e), e);
    }
  }

  /** A complete directory appears in one step, so a killed or concurrent run never shows half. */
  private static synchronized void unpack(PostgresArchive archive, Path cache, Path home)
      throws IOException {
    Path unfinished = Files.createTempDirectory(Files.createDirectories(cache), "unpacking");
    try {
      archive.unpackTo(unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      DataDirectory.delete(unfinished);
      if (!Files.exists(home)) {
        throw e;
      }
    }
  }

  int majorVersion() {
    String version = run("postgres", "--version").replaceAll("[^0-9.]", "");
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** Runs a program to its end and answers what it printed. */
  String run(String program, String... arguments) {
    try {
      Process process = process(program, arguments).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      String text = new String(output, StandardCharsets.UTF_8).strip();
      if (process.onExit().join().exitValue() != 0) {
        throw new EmbeddedStartException(
            program + " failed: " + text.replaceAll("\\s*\\R\\s*", " "));
      }
      return text;
    } catch (IOException e) {
      throw new EmbeddedStartException("%s cannot be run: %s".formatted(program, e), e);
    }
  }

  private ProcessBuilder process(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    String extension = SystemUtils.IS_OS_WINDOWS ? ".exe" : "";
    command.add(home.resolve("bin").resolve(program + extension).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
