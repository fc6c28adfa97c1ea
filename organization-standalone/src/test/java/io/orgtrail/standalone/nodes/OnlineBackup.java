package io.orgtrail.standalone.nodes;

import io.orgtrail.embedded.PostgresAccess;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A copy of PostgreSQL's files that is made while it runs, with all that it wrote meanwhile, as
 * pg_basebackup makes one.
 */
record OnlineBackup(Path copy) {
  private static final String START = "SELECT pg_backup_start('orgtrail', true)";
  private static final String STOP = "SELECT labelfile FROM pg_backup_stop(false)";

  /** Copies the files of a server into a directory that is not there yet. */
  static OnlineBackup of(Path data, PostgresAccess superuser, Path copy)
      throws IOException, SQLException {
    try (Connection connection =
        DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password())) {
      connection.createStatement().execute(START);
      copy(data, copy);
      try (var stopped = connection.createStatement().executeQuery(STOP)) {
        stopped.next();
        Files.writeString(copy.resolve("backup_label"), stopped.getString(1));
      }
      copy(data.resolve("pg_wal"), copy.resolve("pg_wal"));
      Files.deleteIfExists(copy.resolve("postmaster.pid"));
    }
    return new OnlineBackup(copy);
  }

  /** Puts the files where those of a server were that has ended. */
  void restore(Path data) throws IOException {
    Files.move(data, data.resolveSibling(data.getFileName() + ".lost"));
    copy(copy, data);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Path target = to.resolve(from.relativize(directory));
            if (!Files.exists(target)) {
              Files.copy(directory, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file)),
                  StandardCopyOption.COPY_ATTRIBUTES,
                  StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException e) {
              // The server removes files as it runs; what it needs of them is in its log.
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }
}
