package io.orgtrail.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The {@code postmaster.pid} that a server keeps in its data directory while it runs. */
record PostmasterFile(Path file, long pid) {
  static Optional<PostmasterFile> in(Path dataDirectory) {
    Path file = dataDirectory.resolve("postmaster.pid");
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(new PostmasterFile(file, Long.parseLong(lines.get(0).strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NumberFormatException e) {
      throw new EmbeddedStartException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  /** Whether a PostgreSQL server, left over from a killed run, still serves this directory. */
  boolean isServed() {
    return process()
        .filter(PostmasterFile::isPostgres)
        .filter(process -> names(process, file.getParent()))
        .isPresent();
  }

  /** After a reboot the pid may be anybody's; PostgreSQL would refuse to start because of it. */
  void deleteIfForeign() {
    boolean foreign =
        process().filter(p -> p.info().command().isPresent() && !isPostgres(p)).isPresent();
    if (foreign) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new EmbeddedStartException("%s cannot be deleted: %s".formatted(file, e), e);
      }
    }
  }

  private Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  private static boolean isPostgres(ProcessHandle process) {
    String command = process.info().command().orElse("");
    return command.endsWith("postgres") || command.endsWith("postgres.exe");
  }

  /** Windows tells no arguments; there the file itself is all there is. */
  private static boolean names(ProcessHandle process, Path dataDirectory) {
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(dataDirectory.toString()))
        .orElse(true);
  }
}
