package io.orgtrail.client.imports;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.teams.TeamEvent;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRemoved;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRoleChanged;
import io.orgtrail.api.teams.TeamEvent.TeamUpdated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Teams, and who is in them. */
final class Teams {

  private final Map<String, CreateTeam> teams = new LinkedHashMap<>();
  private final RolesIn roles = new RolesIn();

  void learn(Handlers handlers) {
    handlers
        .on(TeamCreated.class, this::created)
        .on(TeamUpdated.class, this::updated)
        .on(TeamDeleted.class, this::deleted)
        .on(TeamMemberAdded.class, event -> give(event.teamId(), event.userId(), event.role()))
        .on(
            TeamMemberRoleChanged.class,
            event -> give(event.teamId(), event.userId(), event.role()))
        .on(TeamMemberRemoved.class, event -> roles.take(event.teamId(), event.userId()))
        .on(MemberAdded.class, event -> give(event.userId(), event.teamRoles()))
        .on(MemberReinstated.class, event -> give(event.userId(), event.teamRoles()))
        .on(UserRemoved.class, event -> roles.takeAll(event.userId()))
        .on(MemberLeft.class, event -> roles.takeAll(event.userId()));
  }

  private void created(TeamCreated event) {
    roles.begin(event.teamId());
    look(event, event.name(), event.slug(), event.description(), event.color());
  }

  private void updated(TeamUpdated event) {
    look(event, event.name(), event.slug(), event.description(), event.color());
  }

  private void look(TeamEvent event, String name, String slug, String description, String color) {
    teams.put(
        event.teamId(),
        new CreateTeam(event.organizationId(), event.teamId(), name, slug, description, color));
  }

  private void deleted(TeamDeleted event) {
    teams.remove(event.teamId());
    roles.end(event.teamId());
  }

  private void give(String userId, List<TeamRole> given) {
    given.stream()
        .filter(role -> roles.knows(role.teamId()))
        .forEach(role -> give(role.teamId(), userId, role.role()));
  }

  private void give(String teamId, String userId, String role) {
    roles.give(teamId, userId, role);
  }

  /** Those of some roles that are in teams which there still are. */
  List<TeamRole> existing(List<TeamRole> some) {
    return some.stream().filter(role -> roles.knows(role.teamId())).toList();
  }

  Stream<Command> commands(String organizationId) {
    return Stream.concat(
        teams.values().stream(),
        roles.each(
            held -> new AddTeamMember(organizationId, held.in(), held.userId(), held.role())));
  }
}
