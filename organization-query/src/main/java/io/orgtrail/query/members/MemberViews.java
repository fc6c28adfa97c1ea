package io.orgtrail.query.members;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.api.messages.Json;
import io.orgtrail.query.members.MemberView.InProject;
import io.orgtrail.query.members.MemberView.InTeam;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.readmodel.Columns;
import io.orgtrail.query.timetravel.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads members, and those who want to be. */
@Component
class MemberViews {

  private static final String MEMBERS =
      "SELECT * FROM member WHERE organization_id = :id AND joined_position > :after";

  private static final String IN_ORDER = " ORDER BY joined_position LIMIT :fetch";

  private static final String MEMBER =
      "SELECT * FROM member WHERE organization_id = :id AND user_id = :user";

  /** Adds what each of them is in. */
  private static final String WITH_TEAMS_AND_PROJECTS =
      """
      SELECT m.*,
        (SELECT json_agg(json_build_object('id', t.id, 'slug', t.slug, 'role', r.role)
           ORDER BY r.added_position, t.id)
         FROM team_member r
         JOIN team t ON t.organization_id = r.organization_id AND t.id = r.team_id
         WHERE r.organization_id = m.organization_id AND r.user_id = m.user_id) AS teams,
        (SELECT json_agg(json_build_object('id', r.project_id, 'role', r.role)
           ORDER BY r.granted_position, r.project_id)
         FROM project_member r
         WHERE r.organization_id = m.organization_id AND r.user_id = m.user_id) AS projects
      FROM (%s) m ORDER BY m.joined_position""";

  private static final String HAVE_ROLE =
      "SELECT EXISTS (SELECT FROM custom_role WHERE organization_id = :id AND name = :role)";

  private static final String JOIN_REQUESTS =
      """
      SELECT * FROM join_request
      WHERE organization_id = :id AND requested_position > :after
      ORDER BY requested_position LIMIT :fetch""";

  private final JdbcClient jdbc;

  MemberViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the organization has made itself a role of that name. */
  boolean haveRole(State state, String role) {
    return state.sql(HAVE_ROLE).param("role", role).query(Boolean.class).single();
  }

  /** Members by the time they joined; an empty search or role means any. */
  List<Positioned<MemberView>> of(State state, String search, String role, Paging page) {
    // A condition that says nothing could still mislead the planner: it is left out.
    var matching =
        (role.isEmpty() ? "" : " AND role = :role")
            + (search.isBlank() ? "" : " AND search_text LIKE :search");
    return state
        .sql(WITH_TEAMS_AND_PROJECTS.formatted(MEMBERS + matching + IN_ORDER))
        .param("search", Columns.containing(search))
        .param("role", role)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("joined_position"), member(row)))
        .list();
  }

  Optional<MemberView> one(State state, String userId) {
    return state
        .sql(WITH_TEAMS_AND_PROJECTS.formatted(MEMBER))
        .param("user", userId)
        .query((row, number) -> member(row))
        .optional();
  }

  List<Positioned<JoinRequestView>> joinRequests(String organizationId, Paging page) {
    return jdbc.sql(JOIN_REQUESTS)
        .param("id", organizationId)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("requested_position"), request(row)))
        .list();
  }

  private static MemberView member(ResultSet row) throws SQLException {
    return new MemberView(
        row.getString("user_id"),
        row.getString("email"),
        row.getString("name"),
        row.getString("role"),
        instant(row, "joined_at"),
        instant(row, "updated_at"),
        row.getString("invitation_id"),
        entries(row, "teams", InTeam[].class),
        entries(row, "projects", InProject[].class));
  }

  private static <T> List<T> entries(ResultSet row, String column, Class<T[]> type)
      throws SQLException {
    var json = row.getString(column);
    return json == null ? List.of() : List.of(Json.mapper().readValue(json, type));
  }

  private static JoinRequestView request(ResultSet row) throws SQLException {
    return new JoinRequestView(
        row.getString("user_id"),
        row.getString("email"),
        row.getString("name"),
        row.getString("message"),
        instant(row, "requested_at"));
  }
}
