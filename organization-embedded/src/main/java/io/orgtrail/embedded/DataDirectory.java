package io.orgtrail.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What every directory of embedded data needs: to exist, to be writable, sometimes to go away. */
public final class DataDirectory {
  static final String SETTING = "ORGANIZATION_DATA_DIR";

  private DataDirectory() {}

  /** Creates the directory when it is missing and proves that files can be made in it. */
  public static Path writable(Path directory) {
    try {
      Path created = Files.createDirectories(directory).toRealPath();
      Files.delete(Files.createTempFile(created, ".writable", null));
      return created;
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  static EmbeddedStartException notWritable(Path directory, IOException cause) {
    return new EmbeddedStartException(
        "Data directory %s cannot be written; set %s to another one"
            .formatted(directory.toAbsolutePath(), SETTING),
        cause);
  }

  static Path temporary(String prefix) {
    try {
      return Files.createTempDirectory(prefix).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills an empty directory in one step, so that a killed run leaves it empty, never half made.
   */
  static void fill(Path directory, String kind, Consumer<Path> content) {
    if (!isEmpty(directory)) {
      throw new EmbeddedStartException(
          "%s is no %s data directory; set %s to another one".formatted(directory, kind, SETTING));
    }
    Path unfinished = directory.resolveSibling(directory.getFileName() + ".new");
    delete(unfinished);
    try {
      content.accept(Files.createDirectory(unfinished));
      Files.delete(directory);
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  private static boolean isEmpty(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.findAny().isEmpty();
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
