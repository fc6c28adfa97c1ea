package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.StoredEvent;

/** Builds the query of an audit trail, with the conditions that are asked for alone. */
final class AuditSql {

  private static final String LINK =
      ", (SELECT c.link FROM eventstore.event_chain c WHERE c.position = e.position) AS link";

  /** The same whatever the database's own locale. */
  private static final String ANY_CASE = "lower((%s) COLLATE \"pg_c_utf8\")";

  private AuditSql() {}

  static String of(AuditQuery query) {
    var sql =
        new StringBuilder("SELECT ")
            .append(StoredEvent.COLUMNS)
            .append(LINK)
            .append(" FROM eventstore.event e WHERE e.position BETWEEN :low AND :high");
    var filter = query.filter();
    append(sql, !query.isOfAll(), "e.organization_id = :id");
    append(sql, !filter.actor().isEmpty(), "e.metadata ->> 'actor' = :actor");
    append(sql, !filter.type().isEmpty(), "e.type = :type");
    // The target's id is some text in the event; which one, only the event knows.
    append(sql, !filter.target().isEmpty(), "strpos(e.payload::text, :target) > 0");
    append(sql, !filter.text().isEmpty(), saying());
    return sql.append(" ORDER BY e.position ")
        .append(query.newestFirst() ? "DESC" : "ASC")
        .append(" LIMIT :fetch")
        .toString();
  }

  /** Lets through more than what is asked for: names of fields, what is escaped or sealed. */
  private static String saying() {
    return """
        (strpos(%s, %s) > 0 OR strpos(e.payload::text, '\\u') > 0
          OR strpos(e.payload::text, '"enc:1:') > 0 OR strpos(%s, %s) > 0)"""
        .formatted(
            ANY_CASE.formatted("e.payload::text"),
            ANY_CASE.formatted("CAST(:escapedText AS text)"),
            ANY_CASE.formatted("e.metadata ->> 'actor'"),
            ANY_CASE.formatted("CAST(:text AS text)"));
  }

  private static void append(StringBuilder sql, boolean isAsked, String condition) {
    if (isAsked) {
      sql.append(" AND ").append(condition);
    }
  }
}
