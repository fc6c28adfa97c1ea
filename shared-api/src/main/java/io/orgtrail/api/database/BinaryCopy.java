package io.orgtrail.query.projections;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Rows in the binary form of PostgreSQL's COPY, which spares the server reading texts. */
final class CopyBytes {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  /** Times are told from here. */
  private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private static final long MICROS = 1_000_000;

  private static final int FIRST_SIZE = 1 << 16;
  private static final int JSONB_VERSION = 1;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);

  CopyBytes() {
    begin();
  }

  /** Forgets all rows. */
  void begin() {
    bytes.clear();
    // Neither flags nor an extension of the header.
    bytes.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** A row begins. */
  void row(int columns) {
    room(Short.BYTES).putShort((short) columns);
  }

  void nothing() {
    room(Integer.BYTES).putInt(-1);
  }

  void integer(int value) {
    field(Integer.BYTES).putInt(value);
  }

  void bigint(long value) {
    field(Long.BYTES).putLong(value);
  }

  void bool(boolean value) {
    field(1).put((byte) (value ? 1 : 0));
  }

  /** Rounds as PostgreSQL does when it reads a text. */
  void timestamp(Instant value) {
    var micros = (long) Math.rint(value.getNano() / 1e9 * MICROS);
    bigint((value.getEpochSecond() - EPOCH) * MICROS + micros);
  }

  void text(String value) {
    var encoded = value.getBytes(StandardCharsets.UTF_8);
    field(encoded.length).put(encoded);
  }

  void jsonb(String value) {
    var encoded = value.getBytes(StandardCharsets.UTF_8);
    field(1 + encoded.length).put((byte) JSONB_VERSION).put(encoded);
  }

  private ByteBuffer field(int length) {
    return room(Integer.BYTES + length).putInt(length);
  }

  private ByteBuffer room(int length) {
    if (bytes.remaining() < length) {
      var size = Math.max(2 * bytes.capacity(), bytes.position() + length);
      bytes = ByteBuffer.allocate(size).put(bytes.flip());
    }
    return bytes;
  }

  int size() {
    return bytes.position();
  }

  /** All rows, with what tells their end. */
  ByteBuffer end() {
    return room(Short.BYTES).putShort((short) -1).flip();
  }
}
