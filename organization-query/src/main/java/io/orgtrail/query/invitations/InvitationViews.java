package io.orgtrail.query.invitations;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.timetravel.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads invitations; one whose time is over shows as expired before its event is written. */
@Component
class InvitationViews {

  private static final String STATUS_NOW =
      "CASE WHEN i.status = 'PENDING' AND i.expires_at <= :now THEN 'EXPIRED' ELSE i.status END";

  private static final String OF_ORGANIZATION =
      """
      SELECT i.*, %1$s AS status_now FROM invitation i
      WHERE i.organization_id = :id AND i.created_position > :after
        AND (:status = '' OR %1$s = :status)
      ORDER BY i.created_position LIMIT :fetch"""
          .formatted(STATUS_NOW);

  private static final String OF_PROJECT =
      """
      SELECT i.*, %1$s AS status_now FROM invitation_project p
      JOIN invitation i ON i.organization_id = p.organization_id AND i.id = p.invitation_id
      WHERE p.organization_id = :id AND p.project_id = :project AND p.created_position > :after
        AND (:status = '' OR %1$s = :status)
      ORDER BY p.created_position LIMIT :fetch"""
          .formatted(STATUS_NOW);

  private static final String ONE =
      """
      SELECT i.*, %1$s AS status_now FROM invitation i
      WHERE i.organization_id = :id AND i.id = :invitation"""
          .formatted(STATUS_NOW);

  private static final String OF_EMAIL =
      """
      SELECT i.*, %1$s AS status_now, o.name AS organization_name
      FROM invitation i JOIN organization o ON o.id = i.organization_id
      WHERE i.email_key = :email AND i.created_position > :after AND %1$s = :status
      ORDER BY i.created_position LIMIT :fetch"""
          .formatted(STATUS_NOW);

  private final JdbcClient jdbc;
  private final Clock clock;

  InvitationViews(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Invitations by the time they were made, of one status or any ({@code null}), with a role in one
   * project or with whatever roles (empty).
   */
  List<Positioned<InvitationView>> of(
      State state, InvitationStatus status, String projectId, Paging page) {
    return state
        .sql(projectId.isEmpty() ? OF_ORGANIZATION : OF_PROJECT)
        .param("project", projectId)
        .param("status", status == null ? "" : status.name())
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("created_position"), view(row)))
        .list();
  }

  Optional<InvitationView> one(State state, String invitationId) {
    return state
        .sql(ONE)
        .param("invitation", invitationId)
        .query((row, number) -> view(row))
        .optional();
  }

  /** The invitations of an e-mail address, in all organizations. */
  List<Positioned<MyInvitationView>> of(EmailAddress email, InvitationStatus status, Paging page) {
    return jdbc.sql(OF_EMAIL)
        .param("now", Timestamp.from(clock.instant()))
        .param("email", email.normalized())
        .param("status", status.name())
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query(
            (row, number) ->
                new Positioned<>(
                    row.getLong("created_position"),
                    new MyInvitationView(view(row), row.getString("organization_name"))))
        .list();
  }

  private static InvitationView view(ResultSet row) throws SQLException {
    return new InvitationView(
        row.getString("id"),
        row.getString("organization_id"),
        row.getString("email"),
        row.getString("role"),
        List.of(Json.mapper().readValue(row.getString("project_roles"), ProjectRole[].class)),
        List.of(Json.mapper().readValue(row.getString("team_roles"), TeamRole[].class)),
        InvitationStatus.valueOf(row.getString("status_now")),
        row.getString("invited_by"),
        row.getString("message"),
        row.getInt("issue"),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        instant(row, "responded_at"));
  }
}
