package io.orgtrail.query.eventreplay;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads a part of the history where it is kept, some events at a time. */
@Component
class SelectedEvents {

  /** Positions looked at for one page when no index leads from one wanted event to the next. */
  private static final int LOOKED_AT = 10_000;

  private static final String EXISTS =
      "SELECT EXISTS (SELECT FROM eventstore.event WHERE organization_id = ?)";

  private final JdbcClient jdbc;
  private final Vault vault;

  SelectedEvents(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /**
   * What comes next.
   *
   * @param events in the order of their positions
   * @param end the position up to which these are all
   */
  record Page(List<StoredEvent> events, long end) {}

  /** Whether anything ever happened in an organization of that id. */
  boolean tellOf(String organizationId) {
    return jdbc.sql(EXISTS).param(organizationId).query(Boolean.class).single();
  }

  long count(EventSelection selection) {
    return query("SELECT count(*)", "", selection, selection.from() - 1, selection.to())
        .query(Long.class)
        .single();
  }

  /** The next events after a position, at most so many. */
  Page after(long position, EventSelection selection, int count) {
    var end =
        selection.organizationId() == null
            ? Math.min(selection.to(), position + LOOKED_AT)
            : selection.to();
    var stored =
        query(
                "SELECT " + StoredEvent.COLUMNS,
                " ORDER BY e.position LIMIT :count",
                selection,
                position,
                end)
            .param("count", count)
            .query((row, number) -> StoredEvent.read(row))
            .list();
    var events = StoredEvent.open(stored, vault);
    return new Page(events, events.size() < count ? end : events.get(events.size() - 1).position());
  }

  /** With the conditions that are asked for alone: each has its plan. */
  private StatementSpec query(
      String select, String rest, EventSelection selection, long after, long end) {
    var sql =
        new StringBuilder(select)
            .append(" FROM eventstore.event e WHERE e.position > :after AND e.position <= :end");
    if (selection.organizationId() != null) {
      sql.append(" AND e.organization_id = :organizationId");
    }
    if (selection.types() != null) {
      sql.append(" AND e.type IN (:types)");
    }
    return jdbc.sql(sql.append(rest).toString())
        .param("after", after)
        .param("end", end)
        .param("organizationId", selection.organizationId())
        .param("types", selection.types());
  }
}
