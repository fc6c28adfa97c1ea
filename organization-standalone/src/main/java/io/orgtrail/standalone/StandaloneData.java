package io.orgtrail.standalone;

import io.orgtrail.embedded.DataDirectory;
import io.orgtrail.embedded.DirectoryLock;
import io.orgtrail.embedded.EmbeddedStartException;
import io.orgtrail.standalone.issuer.DevelopmentKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The data directory of a standalone run, kept for one process while it is open. */
final class StandaloneData implements AutoCloseable {
  /** What is where in the directory; another number cannot be read by this version. */
  static final String LAYOUT = "1";

  private final Path directory;
  private final DirectoryLock lock;

  private StandaloneData(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  static StandaloneData open(Path directory) {
    DataDirectory.writable(directory);
    DirectoryLock lock = DirectoryLock.acquire(directory, ".lock");
    try {
      requireLayout(directory.resolve("VERSION"));
      return new StandaloneData(directory, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireLayout(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, LAYOUT + "\n");
      }
      String found = Files.readString(file).strip();
      if (!found.equals(LAYOUT)) {
        throw new EmbeddedStartException(
            "%s says %s, but this version keeps its data in layout %s; set ORGANIZATION_DATA_DIR to another directory"
                .formatted(file, found, LAYOUT));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path postgres() {
    return directory.resolve("postgres");
  }

  Path kafka() {
    return directory.resolve("kafka");
  }

  Path mail() {
    return directory.resolve("mail");
  }

  PrivateFile operatorToken() {
    return new PrivateFile(directory.resolve("operator.token"));
  }

  /** 32 random bytes in base64 that the command service encrypts with, made at the first start. */
  String secretKey() {
    return new PrivateFile(directory.resolve("secret.key")).readOrCreate(StandaloneData::newSecret);
  }

  /** The installation's key of personal data, made at the first start; both services ask for it. */
  synchronized String personalDataKeys() {
    return new PrivateFile(directory.resolve("personal-data.keys"))
        .readOrCreate(() -> "1:" + newSecret());
  }

  /** What the development issuer signs with, made at the first start. */
  DevelopmentKey issuerKey() {
    PrivateFile file = new PrivateFile(directory.resolve("issuer.jwk"));
    return DevelopmentKey.parse(file.readOrCreate(DevelopmentKey::generateJson));
  }

  private static String newSecret() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  @Override
  public void close() {
    lock.close();
  }
}
