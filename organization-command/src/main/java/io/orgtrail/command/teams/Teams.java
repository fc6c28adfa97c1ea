package io.orgtrail.command.teams;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.ChangeTeamMemberRole;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.teams.TeamCommand.DeleteTeam;
import io.orgtrail.api.teams.TeamCommand.RemoveTeamMember;
import io.orgtrail.api.teams.TeamCommand.UpdateTeam;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRemoved;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRoleChanged;
import io.orgtrail.api.teams.TeamEvent.TeamUpdated;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.members.Members;
import io.orgtrail.command.members.Places;
import io.orgtrail.command.slugs.Slugs;
import io.orgtrail.command.teams.Team.Look;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The teams of an organization, and which of its members are in them. */
public class Teams {

  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private final transient Members members;
  private final Map<String, Team> byId = new HashMap<>();
  private final Set<String> slugs = new HashSet<>();
  private final Places places = new Places();

  public Teams(Members members) {
    this.members = members;
  }

  @CommandHandler
  Map<String, Object> handle(CreateTeam command, CommandContext context) {
    requireFreeSlug(command.slug());
    var id = context.idOr(command.teamId(), "team");
    rejectIf(contains(id), ErrorCode.TEAM_EXISTS, "There is a team " + id + " already.");
    requireColor(command.color());
    var name = command.name().strip();
    var slug =
        command.slug() == null ? Slugs.firstFree(Slugs.from(name, "team"), slugs) : command.slug();
    apply(
        new TeamCreated(
            command.organizationId(), id, name, slug, command.description(), command.color()));
    return Map.of("teamId", id);
  }

  @CommandHandler
  void handle(UpdateTeam command) {
    var look = require(command.teamId()).look();
    var newLook =
        new Look(
            command.name().map(String::strip).or(look.name()),
            command.slug().or(look.slug()),
            command.description().or(look.description()),
            command.color().or(look.color()));
    if (!newLook.slug().equals(look.slug())) {
      requireFreeSlug(newLook.slug());
    }
    requireColor(command.color().or(null));
    if (!newLook.equals(look)) {
      apply(updated(command, newLook, look));
    }
  }

  @CommandHandler
  void handle(DeleteTeam command) {
    var look = require(command.teamId()).look();
    apply(new TeamDeleted(command.organizationId(), command.teamId(), look.name(), look.slug()));
  }

  @CommandHandler
  void handle(AddTeamMember command) {
    var team = require(command.teamId());
    requireRole(command.role(), "role");
    members.require(command.userId());
    if (team.roleOf(command.userId()) == null) {
      apply(
          new TeamMemberAdded(
              command.organizationId(), command.teamId(), command.userId(), command.role()));
    } else {
      changeRole(command.organizationId(), command.teamId(), command.userId(), command.role());
    }
  }

  @CommandHandler
  void handle(ChangeTeamMemberRole command) {
    var team = require(command.teamId());
    requireRole(command.role(), "role");
    requireIn(team, command.userId());
    changeRole(command.organizationId(), command.teamId(), command.userId(), command.role());
  }

  @CommandHandler
  void handle(RemoveTeamMember command) {
    var team = require(command.teamId());
    requireIn(team, command.userId());
    apply(
        new TeamMemberRemoved(
            command.organizationId(),
            command.teamId(),
            command.userId(),
            team.roleOf(command.userId())));
  }

  /** Refuses a name that is no role in teams, blaming the field that gave it. */
  public static void requireRole(String role, String field) {
    if (!TeamRole.NAMES.contains(role)) {
      throw rejectField(ErrorCode.UNKNOWN_ROLE, field, "there is no role " + role + " in teams");
    }
  }

  /** Whether there is a team of that id. */
  public boolean contains(String teamId) {
    return byId.containsKey(teamId);
  }

  /** Whether the user leads the team. */
  public boolean isLead(String teamId, String userId) {
    return contains(teamId) && byId.get(teamId).isLead(userId);
  }

  /** The user's roles in all teams. */
  public List<TeamRole> rolesOf(String userId) {
    return places.of(userId).stream()
        .map(teamId -> new TeamRole(teamId, byId.get(teamId).roleOf(userId)))
        .toList();
  }

  /** How much there is to keep: teams and who is in them. */
  public int size() {
    return byId.values().stream().mapToInt(team -> 1 + team.size()).sum();
  }

  private static TeamUpdated updated(UpdateTeam command, Look look, Look before) {
    return new TeamUpdated(
        command.organizationId(),
        command.teamId(),
        look.name(),
        look.slug(),
        look.description(),
        look.color(),
        new TeamUpdated.Previous(
            before.name(), before.slug(), before.description(), before.color()));
  }

  private void changeRole(String organizationId, String teamId, String userId, String role) {
    var previous = byId.get(teamId).roleOf(userId);
    if (!role.equals(previous)) {
      apply(new TeamMemberRoleChanged(organizationId, teamId, userId, role, previous));
    }
  }

  private Team require(String teamId) {
    rejectIf(!contains(teamId), ErrorCode.TEAM_NOT_FOUND, "There is no team " + teamId + ".");
    return byId.get(teamId);
  }

  private static void requireIn(Team team, String userId) {
    rejectIf(
        team.roleOf(userId) == null,
        ErrorCode.NOT_A_TEAM_MEMBER,
        userId + " is not in the team " + team.look().name() + ".");
  }

  private void requireFreeSlug(String slug) {
    if (slug != null && slugs.contains(slug)) {
      throw rejectField(ErrorCode.SLUG_TAKEN, "slug", "another team has the slug " + slug);
    }
  }

  private static void requireColor(String color) {
    if (color != null && !COLOR.matcher(color).matches()) {
      throw rejectField(ErrorCode.INVALID_COLOR, "color", "must be #RRGGBB in hexadecimal digits");
    }
  }

  @EventSourcingHandler
  void on(TeamCreated event) {
    byId.put(
        event.teamId(),
        new Team(new Look(event.name(), event.slug(), event.description(), event.color())));
    slugs.add(event.slug());
  }

  @EventSourcingHandler
  void on(TeamUpdated event) {
    var look = new Look(event.name(), event.slug(), event.description(), event.color());
    byId.computeIfPresent(event.teamId(), (id, team) -> team.shownAs(look));
    slugs.remove(event.previous().slug());
    slugs.add(event.slug());
  }

  @EventSourcingHandler
  void on(TeamDeleted event) {
    var team = byId.remove(event.teamId());
    team.roles().keySet().forEach(userId -> places.leave(userId, event.teamId()));
    slugs.remove(event.slug());
  }

  @EventSourcingHandler
  void on(TeamMemberAdded event) {
    put(event.teamId(), event.userId(), event.role());
  }

  @EventSourcingHandler
  void on(TeamMemberRoleChanged event) {
    put(event.teamId(), event.userId(), event.role());
  }

  @EventSourcingHandler
  void on(TeamMemberRemoved event) {
    if (byId.get(event.teamId()).remove(event.userId())) {
      places.leave(event.userId(), event.teamId());
    }
  }

  /** An invitation may have offered roles in teams. */
  @EventSourcingHandler
  void on(MemberAdded event) {
    put(event.userId(), event.teamRoles());
  }

  @EventSourcingHandler
  void on(MemberReinstated event) {
    put(event.userId(), event.teamRoles());
  }

  private void put(String userId, List<TeamRole> teamRoles) {
    teamRoles.forEach(in -> put(in.teamId(), userId, in.role()));
  }

  private void put(String teamId, String userId, String role) {
    if (byId.get(teamId).put(userId, role)) {
      places.enter(userId, teamId);
    }
  }

  @EventSourcingHandler
  void on(UserRemoved event) {
    remove(event.userId());
  }

  @EventSourcingHandler
  void on(MemberLeft event) {
    remove(event.userId());
  }

  private void remove(String userId) {
    for (var teamId : places.of(userId)) {
      byId.get(teamId).remove(userId);
    }
    places.leaveAll(userId);
  }
}
