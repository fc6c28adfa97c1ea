package io.orgtrail.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** Keeps a directory for one process: the operating system drops it with the process. */
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, or fails at once when another process or thread holds it. */
  public static DirectoryLock acquire(Path directory, String fileName) {
    Path file = directory.resolve(fileName);
    try {
      FileChannel channel = FileChannel.open(file, CREATE, WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new EmbeddedStartException(
            "Data directory %s is in use by another run; stop it or set %s to another one"
                .formatted(directory, DataDirectory.SETTING));
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw DataDirectory.notWritable(directory, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
