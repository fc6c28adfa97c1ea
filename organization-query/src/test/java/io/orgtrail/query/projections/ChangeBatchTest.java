package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeBatchTest {

  private static final Table TABLE =
      Table.named("thing")
          .with(ColumnType.TEXT, "parent", "id", "colour")
          .with(ColumnType.INTEGER, "size")
          .identifiedBy("parent", "id");

  @Test
  void makesOneChangeOfSeveralToARow() {
    assertThat(runs(upsert("a", "red"), update("a", "colour", "blue"), update("a", "size", 3)))
        .containsExactly(
            List.of(TABLE.upsert("parent", "p", "id", "a", "colour", "blue", "size", 3)));
    assertThat(runs(update("a", "colour", "blue"), update("a", "size", 3)))
        .containsExactly(List.of(TABLE.update(key("a"), Row.of("colour", "blue", "size", 3))));
    assertThat(runs(upsert("a", "red"), delete("a"), update("a", "size", 3)))
        .containsExactly(List.of(delete("a")));
    assertThat(runs(delete("a"), upsert("a", "red"))).containsExactly(List.of(upsert("a", "red")));
  }

  @Test
  void keepsTheOrder_whereAChangeConcernsRowsItCannotName() {
    var all = TABLE.update(Row.of("parent", "p"), Row.of("size", 0));
    assertThat(runs(update("a", "size", 1), all, update("a", "size", 2)))
        .containsExactly(
            List.of(update("a", "size", 1)), List.of(all), List.of(update("a", "size", 2)));
  }

  @Test
  void removesFirst_whatHasPartOfAKey() {
    var some = TABLE.delete(Row.of("parent", "p"));
    var others = TABLE.delete(Row.of("parent", "q"));
    var elsewhere = TABLE.upsert("parent", "r", "id", "a", "colour", "red");
    assertThat(runs(elsewhere, upsert("a", "red"), some, update("b", "size", 1), others, some))
        .containsExactly(List.of(some, others), List.of(elsewhere));
    assertThat(runs(upsert("a", "red"), some, upsert("a", "blue")))
        .containsExactly(List.of(some), List.of(upsert("a", "blue")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void changesTablesJustAsOneByOne(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var changes = new ArrayList<RowChange>();
      for (var i = 0; i < 15; i++) {
        changes.add(anyChange(random));
      }
      var expected = new InMemory();
      changes.forEach(expected::apply);

      var actual = new InMemory();
      runs(changes.toArray(RowChange[]::new)).stream()
          .peek(run -> assertThat(keys(run)).doesNotHaveDuplicates())
          .flatMap(Collection::stream)
          .forEach(actual::apply);
      assertThat(actual.rows).as(changes::toString).isEqualTo(expected.rows);
    }
  }

  @Test
  void refusesChangesThatMakeNoSense() {
    assertThatThrownBy(() -> TABLE.upsert("parent", "p"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TABLE.update(key("a"), Row.of("id", "b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RowChange anyChange(Random random) {
    var id = List.of("a", "b", "c").get(random.nextInt(3));
    return switch (random.nextInt(8)) {
      case 0, 1 -> upsert(id, "red" + random.nextInt(5));
      case 2 -> update(id, "colour", "blue" + random.nextInt(5));
      case 3 -> update(id, "size", random.nextInt(5));
      case 4 -> delete(id);
      case 5 -> TABLE.update(Row.of("colour", "red1"), Row.of("size", random.nextInt(5)));
      case 6 -> TABLE.delete(Row.of("id", id));
      default -> TABLE.delete(Row.of("parent", "p", "size", random.nextInt(5)));
    };
  }

  private static List<List<RowChange>> runs(RowChange... changes) {
    var batch = new ChangeBatch();
    List.of(changes).forEach(batch::add);
    return batch.runs();
  }

  private static List<Row> keys(List<RowChange> run) {
    return run.stream()
        .map(
            change ->
                change instanceof Upsert upsert
                    ? upsert.row().only(TABLE.key())
                    : change instanceof Update update ? update.match() : ((Delete) change).match())
        .toList();
  }

  private static RowChange upsert(String id, String colour) {
    return TABLE.upsert("parent", "p", "id", id, "colour", colour);
  }

  private static RowChange update(String id, String column, Object value) {
    return TABLE.update(key(id), Row.of(column, value));
  }

  private static RowChange delete(String id) {
    return TABLE.delete(key(id));
  }

  private static Row key(String id) {
    return Row.of("parent", "p", "id", id);
  }

  /** A table in memory, changed one row change after another. */
  private static final class InMemory {

    private final Map<String, Row> rows = new TreeMap<>();

    void apply(RowChange change) {
      if (change instanceof Upsert upsert) {
        rows.put((String) upsert.row().get("id"), full(upsert.row()));
      } else if (change instanceof Update update) {
        rows.replaceAll((id, row) -> matches(row, update.match()) ? row.with(update.set()) : row);
      } else {
        rows.values().removeIf(row -> matches(row, ((Delete) change).match()));
      }
    }

    private static Row full(Row row) {
      return Row.of("parent", null, "id", null, "colour", null, "size", null).with(row);
    }

    private static boolean matches(Row row, Row match) {
      return match.values().entrySet().stream()
          .allMatch(entry -> Objects.equals(row.get(entry.getKey()), entry.getValue()));
    }
  }
}
