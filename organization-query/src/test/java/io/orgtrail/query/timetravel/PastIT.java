package io.orgtrail.query.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.messages.Event;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.RandomEvents;
import io.orgtrail.query.fixtures.Recorded;
import io.orgtrail.query.projections.Column;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Table;
import io.orgtrail.query.projections.WrittenTables;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever happens: the past that is made in memory is what the database held then. */
class PastIT {

  private final List<Projection> projections =
      List.copyOf(QueryService.shared().beans(Projection.class));

  private final WrittenTables written = new WrittenTables(projections);

  @AfterProperty
  void close() {
    written.close();
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void isWhatTheTablesWere(
      @ForAll("histories") List<Event> history,
      @ForAll @IntRange(max = 160) int cut,
      @ForAll @IntRange(min = 1, max = 30) int batch) {
    var events =
        IntStream.rangeClosed(1, history.size())
            .mapToObj(position -> Recorded.at(position, history.get(position - 1)))
            .toList();
    var then = Math.min(cut, events.size());
    written.rollback();
    write(events.subList(0, then), batch);
    assertSame(events.subList(0, then));
    write(events.subList(then, events.size()), batch);
    assertSame(events);
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return RandomEvents.histories();
  }

  private void write(List<RecordedEvent> events, int batch) {
    for (var i = 0; i < events.size(); i += batch) {
      written.write(events.subList(i, Math.min(i + batch, events.size())));
    }
  }

  private void assertSame(List<RecordedEvent> events) {
    var jdbc = written.jdbc();
    for (var id : List.of("acme", "globex")) {
      var fold = new Fold(projections);
      events.stream().filter(it -> it.event().organizationId().equals(id)).forEach(fold::add);
      var past = fold.past();
      for (var table : tables()) {
        var sql = rows(table);
        assertThat(past.sql(jdbc, sql).param("id", id).query(String.class).list())
            .as(table.name())
            .isEqualTo(jdbc.sql(sql).param("id", id).query(String.class).list());
      }
    }
  }

  private List<Table> tables() {
    return projections.stream().flatMap(each -> each.tables().stream()).toList();
  }

  private static String rows(Table table) {
    var columns = table.columns().stream().map(Column::name).toList();
    var key = columns.contains("organization_id") ? "organization_id" : "id";
    return columns.stream()
        .map(column -> "'%1$s=' || coalesce(%1$s::text, '-')".formatted(column))
        .collect(Collectors.joining(" || ' ' || ", "SELECT ", " AS row FROM "))
        .concat("%s WHERE %s = :id ORDER BY row".formatted(table.name(), key));
  }
}
