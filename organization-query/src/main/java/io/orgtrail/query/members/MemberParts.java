package io.orgtrail.query.members;

import io.orgtrail.query.members.MemberView.InProject;
import io.orgtrail.query.members.MemberView.InTeam;
import io.orgtrail.query.timetravel.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The teams and projects that members are in, read for all members of a page at once. */
final class MemberParts {

  private static final String PARTS =
      """
      SELECT r.user_id, true AS is_team, r.team_id AS id,
        (SELECT t.slug FROM team t
         WHERE t.organization_id = r.organization_id AND t.id = r.team_id) AS slug,
        r.role, r.added_position AS position
      FROM team_member r
      WHERE r.organization_id = :id AND r.user_id = ANY (CAST(:users AS text[]))
      UNION ALL
      SELECT user_id, false, project_id, NULL, role, granted_position
      FROM project_member
      WHERE organization_id = :id AND user_id = ANY (CAST(:users AS text[]))
      ORDER BY position, id""";

  private final Map<String, List<InTeam>> teams = new HashMap<>();
  private final Map<String, List<InProject>> projects = new HashMap<>();

  private MemberParts() {}

  static MemberParts of(State state, List<MemberView> members) {
    var parts = new MemberParts();
    if (!members.isEmpty()) {
      state
          .sql(PARTS)
          .param("users", members.stream().map(MemberView::userId).toArray(String[]::new))
          .query(parts::add);
    }
    return parts;
  }

  private void add(ResultSet row) throws SQLException {
    var user = row.getString("user_id");
    var id = row.getString("id");
    var role = row.getString("role");
    if (row.getBoolean("is_team")) {
      var team = new InTeam(id, row.getString("slug"), role);
      teams.computeIfAbsent(user, any -> new ArrayList<>()).add(team);
    } else {
      projects.computeIfAbsent(user, any -> new ArrayList<>()).add(new InProject(id, role));
    }
  }

  MemberView addTo(MemberView member) {
    return member.in(
        teams.getOrDefault(member.userId(), List.of()),
        projects.getOrDefault(member.userId(), List.of()));
  }
}
