package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRemoved;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRoleChanged;
import io.orgtrail.api.teams.TeamEvent.TeamUpdated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The teams and who is in them: members, and no two teams have one slug. */
final class TeamsPage implements LedgerPage {

  private final MembersPage members;
  private final Map<String, String> slugs = new HashMap<>();
  private final Map<String, Map<String, String>> roles = new HashMap<>();
  private final Map<String, List<TeamRole>> former = new HashMap<>();

  TeamsPage(MembersPage members) {
    this.members = members;
  }

  boolean contains(String teamId) {
    return roles.containsKey(teamId);
  }

  /** What somebody had who is gone, as far as it is still there. */
  List<TeamRole> formerOf(String userId) {
    return former.get(userId);
  }

  boolean isLead(String teamId, String userId) {
    return contains(teamId) && TeamRole.LEAD.equals(roles.get(teamId).get(userId));
  }

  @Override
  public void enter(Object event) {
    if (event instanceof TeamCreated created) {
      assertThat(slugs.put(created.teamId(), created.slug())).as("new team").isNull();
      roles.put(created.teamId(), new HashMap<>());
    } else if (event instanceof TeamUpdated updated) {
      assertThat(slugs.put(updated.teamId(), updated.slug())).isEqualTo(updated.previous().slug());
    } else if (event instanceof TeamDeleted deleted) {
      assertThat(slugs.remove(deleted.teamId())).isEqualTo(deleted.slug());
      roles.remove(deleted.teamId());
      former.replaceAll(
          (id, had) -> had.stream().filter(in -> !in.teamId().equals(deleted.teamId())).toList());
    } else if (event instanceof TeamMemberAdded added) {
      assertThat(roles.get(added.teamId()).put(added.userId(), added.role())).isNull();
    } else if (event instanceof TeamMemberRoleChanged changed) {
      assertThat(changed.role()).isNotEqualTo(changed.previousRole());
      assertThat(roles.get(changed.teamId()).put(changed.userId(), changed.role()))
          .isEqualTo(changed.previousRole());
    } else if (event instanceof TeamMemberRemoved removed) {
      assertThat(roles.get(removed.teamId()).remove(removed.userId()))
          .isEqualTo(removed.previousRole());
    } else {
      enterMembership(event);
    }
  }

  private void enterMembership(Object event) {
    if (event instanceof MemberAdded added) {
      added.teamRoles().forEach(in -> roles.get(in.teamId()).put(added.userId(), in.role()));
    } else if (event instanceof MemberReinstated back) {
      back.teamRoles().forEach(in -> roles.get(in.teamId()).put(back.userId(), in.role()));
    } else if (event instanceof UserRemoved removed) {
      end(removed.userId(), removed.teamRoles());
    } else if (event instanceof MemberLeft left) {
      end(left.userId(), left.teamRoles());
    }
  }

  private void end(String userId, List<TeamRole> ended) {
    var had =
        roles.entrySet().stream()
            .filter(team -> team.getValue().containsKey(userId))
            .map(team -> new TeamRole(team.getKey(), team.getValue().get(userId)));
    assertThat(ended).containsExactlyInAnyOrderElementsOf(had.toList());
    roles.values().forEach(team -> team.remove(userId));
    former.put(userId, ended);
  }

  @Override
  public void check() {
    assertThat(slugs.values()).doesNotHaveDuplicates();
    for (var team : roles.values()) {
      assertThat(members.userIds()).containsAll(team.keySet());
      assertThat(TeamRole.NAMES).containsAll(team.values());
    }
  }
}
