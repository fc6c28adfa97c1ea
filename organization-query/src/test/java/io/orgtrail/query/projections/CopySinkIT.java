package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Database;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class CopySinkIT {

  private static final Table THING =
      Table.named("thing")
          .with(ColumnType.TEXT, "id", "name")
          .with(ColumnType.INTEGER, "size")
          .with(ColumnType.BIGINT, "position")
          .with(ColumnType.BOOLEAN, "round")
          .with(ColumnType.TIMESTAMPTZ, "at")
          .with(ColumnType.JSONB, "more")
          .identifiedBy("id");

  private static final List<Row> ROWS =
      List.of(
          row("plain", "Name", 1),
          row("nothing", null, null),
          row("empty", "", 0),
          row("null", "\\N", -1),
          row("end", "\\.", 2),
          row("escapes", "\\ \\t \\\\ \t \n \r \r\n \b \f \u000b \"' , {} NULL", 3),
          row("nul", "a\0b", 4),
          row("code points", "Ünïcode \uD83D\uDE00 \uFB01 \u2028", 5),
          row("half", "\uD83D", 6),
          Row.of("id", "half a microsecond", "at", Instant.parse("2026-01-02T03:04:05.1234565Z")),
          Row.of("id", "nearly a second", "at", Instant.parse("1969-12-31T23:59:59.999999999Z")),
          Row.of("id", "left out"));

  private final SingleConnectionDataSource connection = connection();
  private final JdbcTemplate jdbc = new JdbcTemplate(connection);
  private final CopySink sink = new CopySink(jdbc);

  @BeforeEach
  void makeTable() {
    jdbc.execute(
        "CREATE TEMPORARY TABLE thing (id text PRIMARY KEY, name text, size integer,"
            + " position bigint, round boolean, at timestamptz, more jsonb)");
  }

  @AfterEach
  void close() {
    connection.destroy();
  }

  @Test
  void writesTheSameAsTheLiveTail() {
    var batch = new ChangeBatch();
    ROWS.forEach(row -> batch.add(new RowChange.Upsert(THING, row)));
    new JdbcSink(jdbc).write(batch);
    var expected = texts();
    jdbc.execute("TRUNCATE thing");

    ROWS.forEach(row -> sink.add(THING, row));
    sink.flush();
    assertThat(texts()).isEqualTo(expected).hasSize(ROWS.size());
  }

  @Test
  void writesMoreThanFitsIntoMemoryAtOnce() {
    var long80k = "\uD83D\uDE00".repeat(40_000);
    IntStream.range(0, 50).forEach(i -> sink.add(THING, Row.of("id", "" + i, "name", long80k)));
    assertThat(count()).isBetween(1L, 49L);
    sink.flush();
    sink.flush();
    assertThat(count()).isEqualTo(50);
    assertThat(jdbc.queryForList("SELECT DISTINCT name FROM thing", String.class))
        .containsExactly(long80k);
  }

  private static Row row(String id, String name, Integer size) {
    return Row.of(
        "id",
        id,
        "name",
        name,
        "size",
        size,
        "position",
        1L << 40,
        "round",
        true,
        "at",
        Instant.parse("2026-01-02T03:04:05.123456Z"),
        "more",
        "[{\"a\\\\\":null, \"b\": \"\\n\"}]");
  }

  private List<String> texts() {
    return jdbc.queryForList("SELECT t::text FROM thing AS t ORDER BY id", String.class);
  }

  private long count() {
    return jdbc.queryForObject("SELECT count(*) FROM thing", Long.class);
  }

  private static SingleConnectionDataSource connection() {
    var access = Database.shared().superuser();
    return new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
  }
}
