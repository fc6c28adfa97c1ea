package io.orgtrail.query.members;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.readmodel.Columns;
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

  private static final String JOIN_REQUESTS =
      """
      SELECT * FROM join_request
      WHERE organization_id = :id AND requested_position > :after
      ORDER BY requested_position LIMIT :fetch""";

  private final JdbcClient jdbc;

  MemberViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Members by the time they joined; an empty search or role means any. */
  List<Positioned<MemberView>> of(String organizationId, String search, String role, Paging page) {
    // A condition that says nothing could still mislead the planner: it is left out.
    var matching =
        (role.isEmpty() ? "" : " AND role = :role")
            + (search.isBlank() ? "" : " AND search_text LIKE :search");
    return jdbc.sql(MEMBERS + matching + IN_ORDER)
        .param("id", organizationId)
        .param("search", Columns.containing(search))
        .param("role", role)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("joined_position"), member(row)))
        .list();
  }

  Optional<MemberView> one(String organizationId, String userId) {
    return jdbc.sql(MEMBER)
        .param("id", organizationId)
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
        List.of(),
        List.of());
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
