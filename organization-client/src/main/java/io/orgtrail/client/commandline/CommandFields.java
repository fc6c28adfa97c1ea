package io.orgtrail.client.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the fields of a command stand.
 *
 * @param where a JSON object, {@code @} and a file that has one, or {@code -} for standard input
 */
record CommandFields(String where) {

  private static final String STANDARD_INPUT = "-";
  private static final String FILE = "@";

  /** The JSON, from where it is. */
  byte[] read(InputStream standardInput) {
    try {
      if (where.equals(STANDARD_INPUT)) {
        return standardInput.readAllBytes();
      }
      return where.startsWith(FILE)
          ? Files.readAllBytes(Path.of(where.substring(FILE.length())))
          : where.getBytes(StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw CommandFailure.usage("The fields cannot be read from " + where + ": " + e);
    }
  }
}
