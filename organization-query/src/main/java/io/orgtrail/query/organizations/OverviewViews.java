package io.orgtrail.query.organizations;

import io.orgtrail.api.organizations.Plan;
import io.orgtrail.query.access.OrganizationRow;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what an organization has. */
@Component
class OverviewViews {

  private static final String MEMBERS =
      """
      SELECT role, count(*) FROM member WHERE organization_id = :id
      GROUP BY role ORDER BY count(*) DESC, role""";

  private static final String INVITATIONS =
      """
      SELECT count(*), count(*) FILTER (WHERE expires_at > :now) FROM invitation
      WHERE organization_id = :id AND status = 'PENDING'""";

  private static final String PARTS =
      """
      SELECT (SELECT count(*) FROM team WHERE organization_id = :id),
        count(*), coalesce(sum(datasets), 0), coalesce(sum(tasks), 0)
      FROM project WHERE organization_id = :id""";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SeatSettings settings;

  OverviewViews(JdbcClient jdbc, Clock clock, SeatSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  Overview overview(OrganizationRow organization) {
    var members = membersByRole(organization.id());
    var invitations = invitations(organization.id());
    var count = sum(members);
    var parts = parts(organization.id());
    return new Overview(
        members,
        count,
        invitations.pending,
        parts.teams,
        parts.projects,
        parts.datasets,
        parts.tasks,
        Seats.of(limit(organization), count + invitations.holdingSeats));
  }

  Seats seats(OrganizationRow organization) {
    var used = sum(membersByRole(organization.id())) + invitations(organization.id()).holdingSeats;
    return Seats.of(limit(organization), used);
  }

  private Integer limit(OrganizationRow organization) {
    return settings.limits().limit(Plan.valueOf(organization.plan()), organization.seatLimit());
  }

  private Map<String, Integer> membersByRole(String organizationId) {
    var counts = new LinkedHashMap<String, Integer>();
    jdbc.sql(MEMBERS)
        .param("id", organizationId)
        .query(
            row -> {
              counts.put(row.getString(1), row.getInt(2));
            });
    return counts;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private Invitations invitations(String organizationId) {
    return jdbc.sql(INVITATIONS)
        .param("id", organizationId)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> new Invitations(row.getInt(1), row.getInt(2)))
        .single();
  }

  private Parts parts(String organizationId) {
    return jdbc.sql(PARTS)
        .param("id", organizationId)
        .query(
            (row, number) ->
                new Parts(
                    row.getInt(1),
                    row.getInt(2),
                    row.getBigDecimal(3).toBigInteger(),
                    row.getBigDecimal(4).toBigInteger()))
        .single();
  }

  /** What it owns; all projects together may hold more than a {@code long} counts. */
  private record Parts(int teams, int projects, BigInteger datasets, BigInteger tasks) {}

  /** An invitation whose time is over holds its seat until its end has been written. */
  private record Invitations(int holdingSeats, int pending) {}
}
