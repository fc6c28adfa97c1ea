package io.orgtrail.query.replay;

import io.orgtrail.query.projections.Column;
import io.orgtrail.query.projections.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of two generations that are held against each other.
 *
 * @param snapshot how the database was then
 * @param schema where its tables are
 */
record Side(Snapshot snapshot, String schema) {

  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = ? AND table_name = ?";

  /** Addition knows no order, and a row that is there twice counts twice. */
  private static final String ORGANIZATIONS =
      """
      SELECT t.%1$s AS key, count(*) AS rows, sum(hash_record_extended(ROW(%2$s), 0))::text AS hash
      FROM %3$s AS t GROUP BY t.%1$s ORDER BY t.%1$s COLLATE "C\"""";

  private static final String ROWS =
      """
      SELECT to_jsonb(k)::text AS key, to_jsonb(c)::text AS content
      FROM %1$s AS t, LATERAL (SELECT %2$s) AS k, LATERAL (SELECT %3$s) AS c
      WHERE t.%4$s = ? ORDER BY to_jsonb(k)::text COLLATE "C\"""";

  /** Names of a table's columns; empty when there is no such table. */
  List<String> columns(Table table) {
    return snapshot.jdbc().queryForList(COLUMNS, String.class, schema, table.name());
  }

  /** What each organization has in a table, in the order of their ids. */
  Stream<OrganizationRows> organizations(Table table) {
    var columns = table.columns().stream().map(Column::name).toList();
    var sql = ORGANIZATIONS.formatted(organization(table), list(columns), name(table));
    return snapshot.rows(
        sql,
        (row, number) ->
            new OrganizationRows(
                row.getString("key"),
                new Difference.Content(row.getLong("rows"), row.getString("hash"))));
  }

  /** An organization's rows in a table, in the order of their keys. */
  Stream<JsonRow> rows(Table table, String organizationId) {
    var columns = table.columns().stream().map(Column::name).toList();
    var keys = columns.stream().filter(table.key()::contains).toList();
    return snapshot.rows(
        ROWS.formatted(name(table), list(keys), list(columns), organization(table)),
        (row, number) -> new JsonRow(row.getString("key"), row.getString("content")),
        organizationId);
  }

  private String name(Table table) {
    return schema + "." + table.name();
  }

  private static String list(List<String> columns) {
    return columns.stream().map(column -> "t." + column).collect(Collectors.joining(", "));
  }

  /** The column that says whose a row is. */
  private static String organization(Table table) {
    return table.key().contains("organization_id") ? "organization_id" : "id";
  }

  /** The rows of one organization, {@code key} being its id. */
  record OrganizationRows(String key, Difference.Content content) implements Pairs.Keyed {}

  /** A row and what identifies it, as JSON. */
  record JsonRow(String key, String content) implements Pairs.Keyed {}
}
