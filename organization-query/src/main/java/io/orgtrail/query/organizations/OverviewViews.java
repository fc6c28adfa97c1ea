package io.orgtrail.query.organizations;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.api.organizations.Plan;
import io.orgtrail.query.timetravel.State;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
      SELECT count(*), count(*) FILTER (WHERE expires_at > :now),
        min(expires_at) FILTER (WHERE expires_at > :now) AS next_expiry
      FROM invitation WHERE organization_id = :id AND status = 'PENDING'""";

  private static final String PARTS =
      """
      SELECT (SELECT count(*) FROM team WHERE organization_id = :id),
        count(*), coalesce(sum(datasets), 0), coalesce(sum(tasks), 0)
      FROM project WHERE organization_id = :id""";

  private final SeatSettings settings;

  OverviewViews(SeatSettings settings) {
    this.settings = settings;
  }

  Counted overview(State state) {
    var members = membersByRole(state);
    var invitations = invitations(state);
    var count = sum(members);
    var parts = parts(state);
    var overview =
        new Overview(
            members,
            count,
            invitations.pending,
            parts.teams,
            parts.projects,
            parts.datasets,
            parts.tasks,
            Seats.of(limit(state), count + invitations.holdingSeats));
    return new Counted(overview, invitations.nextExpiry);
  }

  Seats seats(State state) {
    var used = sum(membersByRole(state)) + invitations(state).holdingSeats;
    return Seats.of(limit(state), used);
  }

  private Integer limit(State state) {
    var organization = state.organization();
    return settings.limits().limit(Plan.valueOf(organization.plan()), organization.seatLimit());
  }

  private static Map<String, Integer> membersByRole(State state) {
    var counts = new LinkedHashMap<String, Integer>();
    state
        .sql(MEMBERS)
        .query(
            row -> {
              counts.put(row.getString(1), row.getInt(2));
            });
    return counts;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Invitations invitations(State state) {
    return state
        .sql(INVITATIONS)
        .query(
            (row, number) ->
                new Invitations(row.getInt(1), row.getInt(2), instant(row, "next_expiry")))
        .single();
  }

  private static Parts parts(State state) {
    return state
        .sql(PARTS)
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
  private record Invitations(int holdingSeats, int pending, Instant nextExpiry) {}

  /**
   * An overview, and until when it is so by the clock.
   *
   * @param until when the next invitation expires, {@code null} for never
   */
  record Counted(Overview overview, Instant until) {}
}
