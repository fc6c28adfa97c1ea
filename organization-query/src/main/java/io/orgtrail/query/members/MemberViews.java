package io.orgtrail.query.members;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.positions.RecentReads;
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

  private static final String HAVE_ROLE =
      "SELECT EXISTS (SELECT FROM custom_role WHERE organization_id = :id AND name = :role)";

  private static final String JOIN_REQUESTS =
      """
      SELECT * FROM join_request
      WHERE organization_id = :id AND requested_position > :after
      ORDER BY requested_position LIMIT :fetch""";

  private final JdbcClient jdbc;
  private final RecentReads recent;

  MemberViews(JdbcClient jdbc, RecentReads recent) {
    this.jdbc = jdbc;
    this.recent = recent;
  }

  /** Whether the organization has made itself a role of that name. */
  boolean haveRole(State state, String role) {
    return state.sql(HAVE_ROLE).param("role", role).query(Boolean.class).single();
  }

  /** Members by the time they joined; an empty search or role means any. */
  List<Positioned<MemberView>> of(State state, String search, String role, Paging page) {
    return recent.of(page, () -> read(state, search, role, page));
  }

  private static List<Positioned<MemberView>> read(
      State state, String search, String role, Paging page) {
    // A condition that says nothing could still mislead the planner: it is left out.
    var matching =
        (role.isEmpty() ? "" : " AND role = :role")
            + (search.isBlank() ? "" : " AND search_text LIKE :search");
    var sql = MEMBERS + matching + IN_ORDER;
    // Rare texts need the index of texts, common ones the order: only the text tells which.
    var found =
        (search.isBlank() ? state.sql(sql) : state.sqlPlannedAnew(sql))
            .param("search", Columns.containing(search))
            .param("role", role)
            .param("after", page.afterOrStart())
            .param("fetch", page.fetch())
            .query((row, number) -> new Positioned<>(row.getLong("joined_position"), member(row)))
            .list();
    var parts = MemberParts.of(state, found.stream().map(Positioned::entry).toList());
    return found.stream()
        .map(each -> new Positioned<>(each.position(), parts.addTo(each.entry())))
        .toList();
  }

  Optional<MemberView> one(State state, String userId) {
    return state
        .sql(MEMBER)
        .param("user", userId)
        .query((row, number) -> member(row))
        .optional()
        .map(member -> MemberParts.of(state, List.of(member)).addTo(member));
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
