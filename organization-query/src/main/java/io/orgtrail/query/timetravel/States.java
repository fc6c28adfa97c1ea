package io.orgtrail.query.timetravel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.query.access.OrganizationRow;
import io.orgtrail.query.access.OrganizationRows;
import io.orgtrail.query.access.Visit;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.readmodel.PlannedAnew;
import java.time.Clock;
import java.util.Optional;
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

  /** Read once for each past, for as long as that is kept. */
  private final Cache<Past, Optional<OrganizationRow>> organizations =
      Caffeine.newBuilder().weakKeys().build();

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
        organizations
            .get(past, then -> organization(today.id(), then))
            .orElseThrow(() -> Visit.notFound(today.id()));
    if (organization.isDeleted()) {
      throw Visit.deleted(organization.id());
    }
    return new State(organization, jdbc, plannedAnew, past, asOf.time());
  }

  private Optional<OrganizationRow> organization(String id, Past past) {
    return past.sql(jdbc, ORGANIZATION).param("id", id).query(OrganizationRows.MAPPER).optional();
  }
}
