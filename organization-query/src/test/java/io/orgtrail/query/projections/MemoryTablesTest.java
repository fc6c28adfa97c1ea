package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationStatus;
import org.junit.jupiter.api.Test;

class MemoryTablesTest {

  private static final Table SEAT =
      Table.named("seat")
          .with(ColumnType.TEXT, "organization_id", "id", "status")
          .identifiedBy("organization_id", "id");

  private final MemoryTables tables = new MemoryTables();

  @Test
  void replacesTheRowOfAKey() {
    tables.change(seat("1", "OLD"));
    tables.change(SEAT.upsert("organization_id", "acme", "id", "1"));
    assertThat(tables.rows(SEAT))
        .extracting(row -> row.get("status"))
        .containsOnlyNulls()
        .hasSize(1);
  }

  @Test
  void changesOnlyRowsThatAreThere() {
    tables.change(seat("1", "OLD"));
    tables.change(SEAT.update(key("1"), Row.of("status", "NEW")));
    tables.change(SEAT.update(key("2"), Row.of("status", "NEW")));
    assertThat(tables.rows(SEAT)).extracting(row -> row.get("status")).containsExactly("NEW");
  }

  @Test
  void findsRowsByOtherColumnsAlsoAfterThoseChanged() {
    tables.change(seat("1", InvitationStatus.PENDING));
    tables.change(seat("2", InvitationStatus.PENDING));
    var pending = Row.of("organization_id", "acme", "status", "PENDING");
    tables.change(SEAT.update(pending, Row.of("status", InvitationStatus.CANCELED)));
    tables.change(SEAT.update(pending, Row.of("status", InvitationStatus.EXPIRED)));
    tables.change(seat("3", InvitationStatus.PENDING));
    tables.change(SEAT.delete(Row.of("status", "CANCELED")));
    assertThat(tables.rows(SEAT)).extracting(row -> row.get("id")).containsExactly("3");
  }

  @Test
  void removesRowsByKey() {
    tables.change(seat("1", "OLD"));
    tables.change(SEAT.delete(key("1")));
    assertThat(tables.rows(SEAT)).isEmpty();
  }

  private static RowChange seat(String id, Object status) {
    return SEAT.upsert("organization_id", "acme", "id", id, "status", status);
  }

  private static Row key(String id) {
    return Row.of("organization_id", "acme", "id", id);
  }
}
