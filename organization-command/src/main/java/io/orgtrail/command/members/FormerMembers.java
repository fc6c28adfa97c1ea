package io.orgtrail.command.members;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Who was a member and is none now, with what they had the last time. */
class FormerMembers {

  private final Map<String, FormerMember> byUserId = new HashMap<>();

  Optional<FormerMember> find(String userId) {
    return Optional.ofNullable(byUserId.get(userId));
  }

  void add(String userId, Member member, List<ProjectRole> projectRoles, List<TeamRole> teamRoles) {
    byUserId.put(userId, new FormerMember(member, true, projectRoles, teamRoles));
  }

  /** How much there is to keep. */
  int size() {
    return byUserId.values().stream().mapToInt(FormerMember::size).sum();
  }

  @EventSourcingHandler
  void on(MemberAdded event) {
    byUserId.remove(event.userId());
  }

  @EventSourcingHandler
  void on(MemberReinstated event) {
    byUserId.remove(event.userId());
  }

  @EventSourcingHandler
  void on(RoleDeleted event) {
    byUserId.replaceAll((id, former) -> former.withoutRole(event.role()));
  }

  @EventSourcingHandler
  void on(ProjectDeleted event) {
    byUserId.replaceAll((id, former) -> former.withoutProject(event.projectId()));
  }

  @EventSourcingHandler
  void on(TeamDeleted event) {
    byUserId.replaceAll((id, former) -> former.withoutTeam(event.teamId()));
  }
}
