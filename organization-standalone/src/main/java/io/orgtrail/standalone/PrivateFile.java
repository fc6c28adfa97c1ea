package io.orgtrail.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** A small file that only its owner can read, replaced in one step. */
record PrivateFile(Path path) {
  String readOrCreate(Supplier<String> content) {
    if (!Files.exists(path)) {
      write(content.get());
    }
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String content) {
    try {
      // A temporary file is its owner's alone from the start.
      Path unfinished = Files.createTempFile(path.getParent(), ".private", null);
      Files.writeString(unfinished, content + "\n");
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
