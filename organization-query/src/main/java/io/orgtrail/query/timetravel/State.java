package io.orgtrail.query.timetravel;

import io.orgtrail.query.access.OrganizationRow;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What queries about an organization read: the read model as it is, or as it was at some moment. A
 * query is the same for both.
 */
public final class State {

  private final OrganizationRow organization;
  private final JdbcClient jdbc;
  private final JdbcClient plannedAnew;
  private final Past past;
  private final Instant now;

  State(
      OrganizationRow organization,
      JdbcClient jdbc,
      JdbcClient plannedAnew,
      Past past,
      Instant now) {
    this.organization = organization;
    this.jdbc = jdbc;
    this.plannedAnew = plannedAnew;
    this.past = past;
    this.now = now;
  }

  /** The organization in this state. */
  public OrganizationRow organization() {
    return organization;
  }

  /** A query of this state in which {@code :id} is the organization and {@code :now} the time. */
  public JdbcClient.StatementSpec sql(String sql) {
    return sql(jdbc, sql);
  }

  /** The same for a query whose best plan depends on what is asked for. */
  public JdbcClient.StatementSpec sqlPlannedAnew(String sql) {
    return sql(plannedAnew, sql);
  }

  private JdbcClient.StatementSpec sql(JdbcClient client, String sql) {
    return past.sql(client, sql).param("id", organization.id()).param("now", Timestamp.from(now));
  }
}
