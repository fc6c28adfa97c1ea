package io.orgtrail.query.projects;

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

/** Reads projects, and who has a role in them. */
@Component
class ProjectViews {

  private static final String PROJECTS = "SELECT p.* FROM project p WHERE p.organization_id = :id";

  private static final String WITHIN_REACH = " AND p.id = ANY(:reached)";

  private static final String REACHED =
      "SELECT project_id FROM project_member WHERE organization_id = :id AND user_id = :user";

  private static final String IN_ORDER =
      " AND p.created_position > :after ORDER BY p.created_position LIMIT :fetch";

  private static final String MEANT = " AND p.id = :project";

  private static final String MEMBERS =
      """
      SELECT p.user_id, m.email, m.name, p.role, p.granted_position FROM project_member p
      JOIN member m ON m.organization_id = p.organization_id AND m.user_id = p.user_id
      WHERE p.organization_id = :id AND p.project_id = :project AND p.granted_position > :after
      ORDER BY p.granted_position LIMIT :fetch""";

  private final JdbcClient jdbc;

  ProjectViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Projects by the time they were made. */
  List<Positioned<ProjectView>> of(State state, Reach reach, Paging page) {
    return projects(state, reach, IN_ORDER)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("created_position"), project(row)))
        .list();
  }

  /** The project with that id, when it is within reach. */
  Optional<ProjectView> one(State state, Reach reach, String projectId) {
    return projects(state, reach, MEANT)
        .param("project", projectId)
        .query((row, number) -> project(row))
        .optional();
  }

  /** Those with a role in a project by the time they got one. */
  List<Positioned<ProjectMemberView>> members(State state, String projectId, Paging page) {
    return state
        .sql(MEMBERS)
        .param("project", projectId)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("granted_position"), member(row)))
        .list();
  }

  private JdbcClient.StatementSpec projects(State state, Reach reach, String which) {
    return reach.isLimited()
        ? state.sql(PROJECTS + WITHIN_REACH + which).param("reached", reached(reach))
        : state.sql(PROJECTS + which);
  }

  /** What somebody has a role in today, whatever state they look at. */
  private String[] reached(Reach reach) {
    return jdbc.sql(REACHED)
        .param("id", reach.organizationId())
        .param("user", reach.onlyOf())
        .query(String.class)
        .list()
        .toArray(String[]::new);
  }

  private static ProjectView project(ResultSet row) throws SQLException {
    return new ProjectView(
        row.getString("id"),
        row.getString("name"),
        row.getString("payer_organization_id"),
        row.getLong("datasets"),
        row.getLong("tasks"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static ProjectMemberView member(ResultSet row) throws SQLException {
    return new ProjectMemberView(
        row.getString("user_id"),
        row.getString("email"),
        row.getString("name"),
        row.getString("role"));
  }
}
