package io.orgtrail.query.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** A row in the binary form of PostgreSQL's COPY; its columns are read in turn, none is null. */
final class CopiedRow {

  private static final int HEADER_BYTES = 19;
  private static final byte HEADER_BEGINS = 'P';

  /** Times are told from here. */
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final ByteBuffer row;

  private CopiedRow(ByteBuffer row) {
    this.row = row;
  }

  /** Reads what the server sends at once: a row, before the first the header; empty at the end. */
  static Optional<CopiedRow> of(byte[] message) {
    var row = ByteBuffer.wrap(message);
    if (message[0] == HEADER_BEGINS) {
      row.position(HEADER_BYTES);
    }
    return row.hasRemaining() && row.getShort() > 0
        ? Optional.of(new CopiedRow(row))
        : Optional.empty();
  }

  long bigint() {
    row.getInt();
    return row.getLong();
  }

  Instant timestamp() {
    return EPOCH.plus(bigint(), ChronoUnit.MICROS);
  }

  String uuid() {
    row.getInt();
    return new UUID(row.getLong(), row.getLong()).toString();
  }

  byte[] bytes() {
    var bytes = new byte[row.getInt()];
    row.get(bytes);
    return bytes;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
