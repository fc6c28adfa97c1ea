package io.orgtrail.query.projects;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.query.access.Reach;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
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

  private static final String WITHIN_REACH =
      " AND EXISTS (SELECT FROM project_member r WHERE r.organization_id = p.organization_id"
          + " AND r.project_id = p.id AND r.user_id = :user)";

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
  List<Positioned<ProjectView>> of(Reach reach, Paging page) {
    return projects(reach, IN_ORDER)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("created_position"), project(row)))
        .list();
  }

  /** The project with that id, when it is within reach. */
  Optional<ProjectView> one(Reach reach, String projectId) {
    return projects(reach, MEANT)
        .param("project", projectId)
        .query((row, number) -> project(row))
        .optional();
  }

  /** Those with a role in a project by the time they got one. */
  List<Positioned<ProjectMemberView>> members(
      String organizationId, String projectId, Paging page) {
    return jdbc.sql(MEMBERS)
        .param("id", organizationId)
        .param("project", projectId)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("granted_position"), member(row)))
        .list();
  }

  private JdbcClient.StatementSpec projects(Reach reach, String which) {
    return jdbc.sql(PROJECTS + (reach.isLimited() ? WITHIN_REACH : "") + which)
        .param("id", reach.organizationId())
        .param("user", reach.onlyOf());
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
