package io.orgtrail.query.teams;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.teams.TeamMemberProjection.TEAM_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRemoved;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRoleChanged;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamMemberProjectionTest {

  @Test
  void showsWhoIsInATeam() {
    assertThat(changes(new TeamMemberAdded("acme", "red", "bob", "LEAD")))
        .containsExactly(added("red", "LEAD"));
    assertThat(changes(new TeamMemberRoleChanged("acme", "red", "bob", "LEAD", "MEMBER")))
        .containsExactly(TEAM_MEMBER.update(key(), Row.of("role", "LEAD")));
    assertThat(changes(new TeamMemberRemoved("acme", "red", "bob", "LEAD")))
        .containsExactly(TEAM_MEMBER.delete(key()));
  }

  @Test
  void showsWhoCameWithRolesInTeams() {
    var roles = List.of(new TeamRole("red", "LEAD"), new TeamRole("blue", "MEMBER"));
    assertThat(changes(new MemberAdded("acme", "bob", null, null, "NONE", null, "i1", null, roles)))
        .containsExactly(added("red", "LEAD"), added("blue", "MEMBER"));
  }

  @Test
  void showsWhoIsBackInTeams() {
    var roles = List.of(new TeamRole("red", "LEAD"), new TeamRole("blue", "MEMBER"));
    var back =
        new MemberReinstated("acme", "bob", null, null, "NONE", "ADMIN", null, List.of(), roles);
    assertThat(changes(back)).containsExactly(added("red", "LEAD"), added("blue", "MEMBER"));
  }

  @Test
  void forgetsWhoseMembershipEnds() {
    var forgotten = TEAM_MEMBER.delete(Row.of("organization_id", "acme", "user_id", "bob"));
    assertThat(changes(new UserRemoved("acme", "bob", "MEMBER", null, null)))
        .containsExactly(forgotten);
    assertThat(changes(new MemberLeft("acme", "bob", "MEMBER", null, null)))
        .containsExactly(forgotten);
  }

  @Test
  void forgetsEverybody_whenTheTeamEnds() {
    assertThat(changes(new TeamDeleted("acme", "red", "Red", "reds")))
        .containsExactly(TEAM_MEMBER.delete(Row.of("organization_id", "acme", "team_id", "red")));
  }

  @Test
  void keepsWhoIsInTheTeamsOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByAnythingElse() {
    assertThat(changes(new TeamCreated("acme", "red", "Red", "reds", null, null))).isEmpty();
    assertThat(changes(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new TeamMemberProjection().changes(at(5, event));
  }

  private static RowChange added(String teamId, String role) {
    return TEAM_MEMBER.upsert(
        "organization_id",
        "acme",
        "team_id",
        teamId,
        "user_id",
        "bob",
        "role",
        role,
        "added_position",
        5L);
  }

  private static Row key() {
    return Row.of("organization_id", "acme", "team_id", "red", "user_id", "bob");
  }
}
