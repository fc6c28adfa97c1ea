package io.orgtrail.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file, one after the other; blank ones are passed over. */
final class Lines implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final InputStream bytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  private Lines(Path file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static Lines of(Path file) throws UnreadableException {
    try {
      return new Lines(file, new BufferedInputStream(Files.newInputStream(file), BUFFER));
    } catch (IOException e) {
      throw new UnreadableException("%s cannot be opened: %s".formatted(file, e));
    }
  }

  /** The next line, {@code null} after the last. */
  String next() throws UnreadableException {
    try {
      String text;
      do {
        text = readLine();
      } while (text != null && text.isBlank());
      return text;
    } catch (CharacterCodingException e) {
      throw unreadable("is not in UTF-8");
    } catch (IOException e) {
      throw unreadable("cannot be read: " + e);
    }
  }

  private String readLine() throws IOException {
    line.reset();
    number++;
    var next = bytes.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = bytes.read();
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(line.toByteArray()))
        .toString();
  }

  /** Says what is wrong with the line that was read last. */
  UnreadableException unreadable(String why) {
    return new UnreadableException("%s, line %d %s".formatted(file, number, why));
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
