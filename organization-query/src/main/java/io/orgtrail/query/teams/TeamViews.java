package io.orgtrail.query.teams;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.query.access.Reach;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.timetravel.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads teams, and who is in them. */
@Component
class TeamViews {

  private static final String TEAMS =
      """
      SELECT t.*,
        (SELECT count(*) FROM team_member c
         WHERE c.organization_id = t.organization_id AND c.team_id = t.id) AS member_count
      FROM team t WHERE t.organization_id = :id""";

  private static final String WITHIN_REACH = " AND t.id = ANY(:reached)";

  private static final String REACHED =
      "SELECT team_id FROM team_member WHERE organization_id = :id AND user_id = :user";

  private static final String IN_ORDER =
      " AND t.created_position > :after ORDER BY t.created_position LIMIT :fetch";

  /** An id comes before a slug, even where only the team with the slug is within reach. */
  private static final String MEANT =
      " AND t.id = (SELECT id FROM team WHERE organization_id = :id"
          + " AND (id = :ref OR slug = :ref) ORDER BY id = :ref DESC LIMIT 1)";

  private static final String MEMBERS =
      """
      SELECT t.user_id, m.email, m.name, t.role, t.added_position FROM team_member t
      JOIN member m ON m.organization_id = t.organization_id AND m.user_id = t.user_id
      WHERE t.organization_id = :id AND t.team_id = :team AND t.added_position > :after
      ORDER BY t.added_position LIMIT :fetch""";

  private final JdbcClient jdbc;

  TeamViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Teams by the time they were made. */
  List<Positioned<TeamView>> of(State state, Reach reach, Paging page) {
    return teams(state, reach, IN_ORDER)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("created_position"), team(row)))
        .list();
  }

  /** The team with that id or else that slug, when it is within reach. */
  Optional<TeamView> one(State state, Reach reach, String idOrSlug) {
    return teams(state, reach, MEANT)
        .param("ref", idOrSlug)
        .query((row, number) -> team(row))
        .optional();
  }

  /** Those in a team by the time they came. */
  List<Positioned<TeamMemberView>> members(State state, String teamId, Paging page) {
    return state
        .sql(MEMBERS)
        .param("team", teamId)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("added_position"), member(row)))
        .list();
  }

  private JdbcClient.StatementSpec teams(State state, Reach reach, String which) {
    return reach.isLimited()
        ? state.sql(TEAMS + WITHIN_REACH + which).param("reached", reached(reach))
        : state.sql(TEAMS + which);
  }

  /** What somebody is in today, whatever state they look at. */
  private String[] reached(Reach reach) {
    return jdbc.sql(REACHED)
        .param("id", reach.organizationId())
        .param("user", reach.onlyOf())
        .query(String.class)
        .list()
        .toArray(String[]::new);
  }

  private static TeamView team(ResultSet row) throws SQLException {
    return new TeamView(
        row.getString("id"),
        row.getString("slug"),
        row.getString("name"),
        row.getString("description"),
        row.getString("color"),
        row.getInt("member_count"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static TeamMemberView member(ResultSet row) throws SQLException {
    return new TeamMemberView(
        row.getString("user_id"),
        row.getString("email"),
        row.getString("name"),
        row.getString("role"));
  }
}
