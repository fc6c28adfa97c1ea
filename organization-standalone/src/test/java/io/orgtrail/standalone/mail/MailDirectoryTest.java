package io.orgtrail.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailDirectoryTest {
  private static final byte[] MAIL = "Subject: hello\r\n\r\nhello".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temporary;
  private Path directory;
  private MailDirectory mails;

  @BeforeEach
  void create() {
    directory = temporary.resolve("mail");
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC);
    mails = new MailDirectory(directory, clock);
  }

  @Test
  void namesAFileByTimeAndRecipient() throws IOException {
    mails.write("alice@example.com", MAIL);
    mails.write("alice@example.com", MAIL);
    assertThat(directory.resolve("20260102T030405.678Z-alice@example.com-1.eml"))
        .hasBinaryContent(MAIL);
    assertThat(files())
        .hasSize(2)
        .contains(directory.resolve("20260102T030405.678Z-alice@example.com-2.eml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd@x", "a\\b:c*?\"<>|@x", "\0\n\u202e@x", "", "ü@ö"})
  void staysInsideForAnyRecipient(String recipient) throws IOException {
    mails.write(recipient, MAIL);
    assertThat(files())
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.getFileName().toString())
                    .matches("[A-Za-z0-9@._+-]+-[A-Za-z0-9@._+-]*-1\\.eml"));
  }

  @Test
  void shortensALongRecipient() throws IOException {
    mails.write("a".repeat(5_000) + "@example.com", MAIL);
    assertThat(files()).singleElement().satisfies(f -> assertThat(f).hasBinaryContent(MAIL));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
