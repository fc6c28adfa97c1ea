package io.orgtrail.query.teams;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.TEXT;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.members.MemberEvent;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamEvent;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRemoved;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRoleChanged;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows who is in which team, until the team or the membership ends. */
@Component
class TeamMemberProjection implements Projection {

  static final Table TEAM_MEMBER =
      Table.named("team_member")
          .with(TEXT, "organization_id", "team_id", "user_id", "role")
          .with(BIGINT, "added_position")
          .identifiedBy("organization_id", "team_id", "user_id");

  @Override
  public List<Table> tables() {
    return List.of(TEAM_MEMBER);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof TeamEvent team) {
      return changes(recorded, team);
    }
    return event instanceof MemberEvent member ? changes(recorded, member) : List.of();
  }

  private static List<RowChange> changes(RecordedEvent recorded, TeamEvent event) {
    if (event instanceof TeamMemberAdded added) {
      return List.of(added(recorded, added.teamId(), added.userId(), added.role()));
    }
    if (event instanceof TeamMemberRoleChanged changed) {
      return List.of(
          TEAM_MEMBER.update(key(changed, changed.userId()), Row.of("role", changed.role())));
    }
    if (event instanceof TeamMemberRemoved removed) {
      return List.of(TEAM_MEMBER.delete(key(removed, removed.userId())));
    }
    return event instanceof TeamDeleted ? List.of(TEAM_MEMBER.delete(team(event))) : List.of();
  }

  private static List<RowChange> changes(RecordedEvent recorded, MemberEvent event) {
    if (event instanceof MemberAdded added) {
      return added(recorded, added.userId(), added.teamRoles());
    }
    if (event instanceof MemberReinstated back) {
      return added(recorded, back.userId(), back.teamRoles());
    }
    return event instanceof UserRemoved || event instanceof MemberLeft
        ? List.of(
            TEAM_MEMBER.delete(
                Row.of("organization_id", event.organizationId(), "user_id", event.userId())))
        : List.of();
  }

  private static List<RowChange> added(
      RecordedEvent recorded, String userId, List<TeamRole> teamRoles) {
    return teamRoles.stream()
        .map(given -> added(recorded, given.teamId(), userId, given.role()))
        .toList();
  }

  private static RowChange added(
      RecordedEvent recorded, String teamId, String userId, String role) {
    return TEAM_MEMBER.upsert(
        "organization_id", recorded.event().organizationId(),
        "team_id", teamId,
        "user_id", userId,
        "role", role,
        "added_position", recorded.position());
  }

  private static Row team(TeamEvent event) {
    return Row.of("organization_id", event.organizationId(), "team_id", event.teamId());
  }

  private static Row key(TeamEvent event, String userId) {
    return team(event).with(Row.of("user_id", userId));
  }
}
