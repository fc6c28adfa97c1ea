package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class JdbcSinkIT {

  private static final Table THING =
      Table.named("thing")
          .with(ColumnType.TEXT, "parent", "id", "name")
          .with(ColumnType.INTEGER, "size")
          .with(ColumnType.BIGINT, "position")
          .with(ColumnType.BOOLEAN, "round")
          .with(ColumnType.TIMESTAMPTZ, "at")
          .with(ColumnType.JSONB, "more")
          .identifiedBy("parent", "id");

  private final SingleConnectionDataSource connection = connection();
  private final JdbcTemplate jdbc = new JdbcTemplate(connection);
  private final JdbcSink sink = new JdbcSink(jdbc);

  @BeforeEach
  void makeTable() {
    jdbc.execute(
        "CREATE TEMPORARY TABLE thing (parent text, id text, name text, size integer,"
            + " position bigint, round boolean, at timestamptz, more jsonb,"
            + " PRIMARY KEY (parent, id))");
  }

  @AfterEach
  void close() {
    connection.destroy();
  }

  @Test
  void writesValuesOfEveryType() {
    var time = Instant.parse("2026-01-02T03:04:05.123456Z");
    write(
        THING.upsert(
            "parent",
            "p",
            "id",
            "{\"a\",b}",
            "name",
            "Ünïcode \\ \" ' , \0 NULL",
            "size",
            3,
            "position",
            1L << 40,
            "round",
            true,
            "at",
            time,
            "more",
            "[{\"a\":null}]"));
    assertThat(jdbc.queryForMap("SELECT *, at = ?::timestamptz AS exact FROM thing", time + ""))
        .containsEntry("id", "{\"a\",b}")
        .containsEntry("name", "Ünïcode \\ \" ' , \uFFFD NULL")
        .containsEntry("size", 3)
        .containsEntry("position", 1L << 40)
        .containsEntry("round", true)
        .containsEntry("exact", true)
        .extractingByKey("more")
        .hasToString("[{\"a\": null}]");
  }

  @Test
  void findsRowsByKey_howeverSmallTheTableWas() {
    connection.setAutoCommit(false);
    var whenItWasMade = scans("seq_scan");
    for (var number = 0; number < 20; number++) {
      write(thing("a" + number, 1));
      write(THING.update(key("a" + number), Row.of("size", number)));
      write(THING.delete(key("b" + number)));
    }

    assertThat(scans("seq_scan")).isEqualTo(whenItWasMade);
    assertThat(scans("idx_scan")).isGreaterThanOrEqualTo(40);
  }

  @Test
  void writesEveryKindOfChange() {
    write(thing("a", 1), thing("b", 2), thing("c", 3), thing("d", 4));
    write(
        thing("a", 10),
        THING.update(key("b"), Row.of("size", 20)),
        THING.update(key("c"), Row.of("size", null, "name", "C")),
        THING.update(key("nope"), Row.of("size", 1)),
        THING.delete(key("d")),
        thing("e", 5));
    assertThat(sizes()).containsExactly("a=10", "b=20", "c=null", "e=5");
    write(THING.update(Row.of("parent", "p"), Row.of("size", 7)), thing("f", 8));
    assertThat(sizes()).containsExactly("a=7", "b=7", "c=7", "e=7", "f=8");
    write(THING.delete(Row.of("size", 7)), thing("a", 1));
    assertThat(sizes()).containsExactly("a=1", "f=8");
  }

  @Test
  void writesRowsOfAKindWithOneStatement() {
    jdbc.execute("CREATE TEMPORARY TABLE statement (kind text)");
    jdbc.execute(
        """
        CREATE FUNCTION pg_temp.count_statement() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN INSERT INTO statement VALUES (TG_OP); RETURN NULL; END'""");
    jdbc.execute(
        "CREATE TRIGGER counted AFTER INSERT ON thing"
            + " FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.count_statement()");
    write(thing("a", 1), thing("b", 2), thing("a", 3), thing("c", 4));
    assertThat(jdbc.queryForList("SELECT kind FROM statement", String.class)).hasSize(1);
  }

  private void write(RowChange... changes) {
    var batch = new ChangeBatch();
    List.of(changes).forEach(batch::add);
    sink.write(batch);
  }

  private long scans(String kind) {
    return jdbc.queryForObject(
        "SELECT %s FROM pg_stat_xact_user_tables WHERE relname = 'thing'".formatted(kind),
        Long.class);
  }

  private List<String> sizes() {
    return jdbc.queryForList("SELECT id, size FROM thing ORDER BY id").stream()
        .map((Map<String, Object> row) -> row.get("id") + "=" + row.get("size"))
        .toList();
  }

  private static RowChange thing(String id, int size) {
    return THING.upsert("parent", "p", "id", id, "size", size);
  }

  private static Row key(String id) {
    return Row.of("parent", "p", "id", id);
  }

  private static SingleConnectionDataSource connection() {
    var access = Database.shared().superuser();
    return new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
  }
}
