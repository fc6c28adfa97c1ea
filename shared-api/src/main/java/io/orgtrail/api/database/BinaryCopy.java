package io.orgtrail.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteStreamWriter;

/**
 * Rows on their way into a table with one COPY in its binary form, which spares the server reading
 * texts, and is the fastest way in.
 */
public final class BinaryCopy {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  /** Times are told from here. */
  private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private static final long MICROS = 1_000_000;

  /** Enough for a few events; what has more grows. */
  private static final int FIRST_SIZE = 1 << 12;

  private static final int JSONB_VERSION = 1;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);

  public BinaryCopy() {
    begin();
  }

  /** Forgets all rows. */
  public void begin() {
    bytes.clear();
    // Neither flags nor an extension of the header.
    bytes.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** A row begins, with so many columns; each is to be given its value then. */
  public void row(int columns) {
    room(Short.BYTES).putShort((short) columns);
  }

  /** A {@code NULL}. */
  public void nothing() {
    room(Integer.BYTES).putInt(-1);
  }

  /** An {@code integer}. */
  public void integer(int value) {
    field(Integer.BYTES).putInt(value);
  }

  /** A {@code bigint}. */
  public void bigint(long value) {
    field(Long.BYTES).putLong(value);
  }

  /** A {@code boolean}. */
  public void bool(boolean value) {
    field(1).put((byte) (value ? 1 : 0));
  }

  /** A {@code timestamptz}, rounded as PostgreSQL does when it reads a text. */
  public void timestamp(Instant value) {
    var micros = (long) Math.rint(value.getNano() / 1e9 * MICROS);
    bigint((value.getEpochSecond() - EPOCH) * MICROS + micros);
  }

  /** A {@code text}. */
  public void text(String value) {
    text(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A {@code text} or {@code json}, in UTF-8, or a {@code bytea}. */
  public void text(byte[] value) {
    field(value.length).put(value);
  }

  /** A {@code uuid}. */
  public void uuid(UUID value) {
    field(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  /** A {@code jsonb}. */
  public void jsonb(String value) {
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

  /** How many bytes they take so far. */
  public int size() {
    return bytes.position();
  }

  /**
   * Writes the rows in the transaction of a connection; there are none afterwards.
   *
   * @param columns in the order in which each row has its values
   * @return how many they were
   */
  public long into(Connection connection, String table, List<String> columns) throws SQLException {
    var sql =
        "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, String.join(", ", columns));
    var rows = ByteStreamWriter.of(room(Short.BYTES).putShort((short) -1).flip());
    try {
      var count = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows);
      begin();
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
