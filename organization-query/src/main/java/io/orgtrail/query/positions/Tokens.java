package io.orgtrail.query.positions;

import io.orgtrail.api.eventstore.TokenSerializer;
import java.time.Instant;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcOperations;

/** How far each segment of a generation has come, in the table where its processor keeps that. */
public final class Tokens {

  /** The streaming processor that feeds a generation, as its tokens call it. */
  public static final String PROCESSOR = "read-model";

  /** Claims are extended every second; older ones belong to a process that is gone. */
  private static final String ABANDONED =
      "owner IS NULL OR timestamp::timestamptz < now() - interval '10 seconds'";

  private final JdbcOperations jdbc;
  private final String table;
  private final Serializer serializer = TokenSerializer.create();

  /** Those in a generation's schema. */
  public Tokens(JdbcOperations jdbc, String schema) {
    this.jdbc = jdbc;
    this.table = schema + ".token_entry";
  }

  /** The position of each segment; empty when no processor has begun yet. */
  public List<Long> positions() {
    return jdbc.query(
        "SELECT token, token_type FROM " + table + " WHERE processor_name = ? ORDER BY segment",
        (row, number) -> position(row.getString(1), row.getString(2)),
        PROCESSOR);
  }

  private long position(String token, String type) {
    if (token == null) {
      return 0;
    }
    TrackingToken read =
        serializer.deserialize(new SimpleSerializedObject<>(token, String.class, type, null));
    return read.position().orElse(0);
  }

  /** The position of the slowest segment. */
  public long slowest() {
    return positions().stream().mapToLong(Long::longValue).min().orElse(0);
  }

  /** The segments that nobody processes. */
  public List<Integer> abandoned() {
    return jdbc.queryForList(
        "SELECT segment FROM %s WHERE processor_name = ? AND (%s)".formatted(table, ABANDONED),
        Integer.class,
        PROCESSOR);
  }

  /**
   * Has claims count from now that were made by a clock which was ahead: nobody could have the
   * segment until that time, once whoever made them is gone.
   */
  public void endClaimsOfTheFuture() {
    jdbc.update(
        """
        UPDATE %s
        SET timestamp = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        WHERE timestamp::timestamptz > now() + interval '10 seconds'"""
            .formatted(table));
  }

  /** Whether anybody processes a segment. */
  public boolean areClaimed() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT EXISTS (SELECT FROM %s WHERE NOT (%s))".formatted(table, ABANDONED),
            Boolean.class));
  }

  /** Lets whoever processes the segments begin after these positions. */
  public void write(List<Long> positions) {
    for (var segment = 0; segment < positions.size(); segment++) {
      var token =
          serializer.serialize(
              new GlobalSequenceTrackingToken(positions.get(segment)), String.class);
      jdbc.update(
          "INSERT INTO %s (processor_name, segment, token, token_type, timestamp)".formatted(table)
              + " VALUES (?, ?, ?, ?, ?)",
          PROCESSOR,
          segment,
          token.getData(),
          token.getType().getName(),
          DateTimeUtils.formatInstant(Instant.now()));
    }
  }
}
