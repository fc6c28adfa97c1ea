package io.orgtrail.query.timetravel;

import io.orgtrail.query.access.OrganizationRow;
import io.orgtrail.query.access.OrganizationRows;
import io.orgtrail.query.access.Visit;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.readmodel.PlannedAnew;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens the states of organizations, of today and of moments before. */
@Component
public class States {

  private static final String ORGANIZATION = "SELECT * FROM organization WHERE id = :id";

  private final JdbcClient jdbc;
  private final JdbcClient plannedAnew;
  private final Pasts pasts;
  private final Clock clock;

  States(JdbcClient jdbc, DataSource connections, Pasts pasts, Clock clock) {
    this.jdbc = jdbc;
    this.plannedAnew = JdbcClient.create(new PlannedAnew(connections));
    this.pasts = pasts;
    this.clock = clock;
  }

  /**
   * The state as of a moment of an organization that the caller may see today.
   *
   * @throws io.orgtrail.api.errors.RejectedException when there was no such organization then, or
   *     no longer
   */
  public State of(OrganizationRow today, AsOf asOf) {
    if (asOf.isPresent()) {
      return new State(today, jdbc, plannedAnew, Past.NONE, clock.instant());
    }
    var past = pasts.of(today.id(), asOf.position());
    var organization =
        past.sql(jdbc, ORGANIZATION)
            .param("id", today.id())
            .query(OrganizationRows.MAPPER)
            .optional()
            .orElseThrow(() -> Visit.notFound(today.id()));
    if (organization.isDeleted()) {
      throw Visit.deleted(organization.id());
    }
    return new State(organization, jdbc, plannedAnew, past, asOf.time());
  }
}
