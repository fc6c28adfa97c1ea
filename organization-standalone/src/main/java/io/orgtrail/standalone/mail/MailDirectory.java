package io.orgtrail.standalone.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails as files that any mail program opens; a file that is there is complete. */
final class MailDirectory {
  private static final Logger log = LoggerFactory.getLogger(MailDirectory.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int MAX_RECIPIENT = 80;

  private final Path directory;
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();

  MailDirectory(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  void write(String recipient, byte[] mail) throws IOException {
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, ".mail", null);
    Files.write(unfinished, mail);
    Path file = directory.resolve(fileName(recipient));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    log.info("Mail: {}", file);
  }

  private String fileName(String recipient) {
    String safe = recipient.replaceAll("[^A-Za-z0-9@._+-]", "_");
    String part = safe.substring(0, Math.min(safe.length(), MAX_RECIPIENT));
    return "%s-%s-%d.eml".formatted(TIME.format(clock.instant()), part, count.incrementAndGet());
  }
}
