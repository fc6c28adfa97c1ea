package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesIT extends QueryTest {

  private final List<Table> tables =
      service.beans(Projection.class).stream()
          .flatMap(projection -> projection.tables().stream())
          .toList();

  @Test
  void haveTheColumnsThatProjectionsWrite() {
    for (var table : tables) {
      assertThat(table.columns().stream().map(c -> c.name() + " " + c.type().sql()))
          .as(table.name())
          .containsExactlyInAnyOrderElementsOf(columns(table));
    }
  }

  @Test
  void areIdentifiedByTheirKeys() {
    for (var table : tables) {
      assertThat(table.key()).as(table.name()).containsExactlyInAnyOrderElementsOf(key(table));
    }
  }

  @Test
  void areWrittenByOneProjectionEach() {
    assertThat(tables.stream().map(Table::name))
        .containsExactlyInAnyOrderElementsOf(
            query(
                    "SELECT tablename FROM pg_tables WHERE schemaname = ?",
                    Database.shared().liveSchema())
                .stream()
                .filter(table -> !Set.of("token_entry", "dead_letter_queue").contains(table))
                .toList());
  }

  private static List<String> columns(Table table) {
    return query(
            "SELECT column_name || ' ' || data_type FROM information_schema.columns"
                + " WHERE table_schema = ? AND table_name = ?",
            Database.shared().liveSchema(),
            table.name())
        .stream()
        .map(column -> column.replace("timestamp with time zone", "timestamptz"))
        .collect(Collectors.toList());
  }

  private static List<String> key(Table table) {
    return query(
        "SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid"
            + " AND a.attnum = ANY(i.indkey) WHERE i.indisprimary AND i.indrelid = ?::regclass",
        Database.shared().liveSchema() + "." + table.name());
  }

  private static List<String> query(String sql, Object... parameters) {
    return Database.shared().asQuery().queryForList(sql, String.class, parameters);
  }
}
