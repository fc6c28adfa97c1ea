package io.orgtrail.query.audit;

/** Builds the query of an audit trail, with the conditions that are asked for alone. */
final class AuditSql {

  private AuditSql() {}

  static String of(AuditFilter filter, boolean newestFirst) {
    var sql =
        new StringBuilder(
            "SELECT position, time, event_id, type, organization_id, version, payload, metadata"
                + " FROM eventstore.event WHERE organization_id = :id");
    sql.append(newestFirst ? " AND position < :after" : " AND position > :after");
    append(sql, !filter.actor().isEmpty(), "metadata ->> 'actor' = :actor");
    append(sql, !filter.type().isEmpty(), "type = :type");
    // The target's id is some text in the event; which one, only the event knows.
    append(sql, !filter.target().isEmpty(), "strpos(payload::text, :target) > 0");
    append(sql, filter.from().time() != null, "time >= :fromTime");
    append(sql, filter.from().position() != null, "position >= :fromPosition");
    append(sql, filter.to().time() != null, "time <= :toTime");
    append(sql, filter.to().position() != null, "position <= :toPosition");
    return sql.append(" ORDER BY position ")
        .append(newestFirst ? "DESC" : "ASC")
        .append(" LIMIT :fetch")
        .toString();
  }

  private static void append(StringBuilder sql, boolean isAsked, String condition) {
    if (isAsked) {
      sql.append(" AND ").append(condition);
    }
  }
}
