package io.orgtrail.client.teams;

import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.ChangeTeamMemberRole;
import io.orgtrail.api.teams.TeamCommand.DeleteTeam;
import io.orgtrail.api.teams.TeamCommand.RemoveTeamMember;
import io.orgtrail.client.requests.Scope;
import java.util.function.UnaryOperator;

/**
 * The teams of an organization, each named by id or slug. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 *
 * <pre>{@code
 * var team =
 *     client
 *         .teams(acme)
 *         .create("Engineering", it -> it.description("Engineering team").color("#3B82F6"));
 * client.teams(acme).addMember("engineering", "user_xyz789", "MEMBER");
 * client.teams(acme).changeMemberRole("engineering", "user_xyz789", "LEAD");
 * client.teams(acme).removeMember("engineering", "user_xyz789");
 * client.teams(acme).update("engineering", it -> it.name("Platform Engineering"));
 * client.teams(acme).delete("engineering");
 * }</pre>
 */
public final class Teams extends TeamReads {

  /** Reads and changes the teams of that organization. */
  public Teams(Scope scope) {
    super(scope);
  }

  /** Makes a team without members. */
  public Team create(String name) {
    return create(name, team -> team);
  }

  /**
   * Makes a team without members.
   *
   * @param more says what it is to be besides
   */
  public Team create(String name, UnaryOperator<NewTeam> more) {
    var reply = scope().execute(id -> more.apply(new NewTeam(name)).of(id));
    return get((String) reply.result().get("teamId"));
  }

  /** Changes what a team is called and shown as. */
  public Team update(String team, UnaryOperator<TeamChanges> changes) {
    var teamId = get(team).id();
    scope().execute(id -> changes.apply(new TeamChanges()).of(id, teamId));
    return get(teamId);
  }

  /** Ends a team; its members stay in the organization. */
  public Accepted delete(String team) {
    var teamId = get(team).id();
    return scope().execute(id -> new DeleteTeam(id, teamId));
  }

  /**
   * Puts a member of the organization into a team.
   *
   * @param role MEMBER or LEAD
   */
  public Accepted addMember(String team, String userId, String role) {
    var teamId = get(team).id();
    return scope().execute(id -> new AddTeamMember(id, teamId, userId, role));
  }

  /**
   * Gives somebody in a team another role there.
   *
   * @param role MEMBER or LEAD
   */
  public Accepted changeMemberRole(String team, String userId, String role) {
    var teamId = get(team).id();
    return scope().execute(id -> new ChangeTeamMemberRole(id, teamId, userId, role));
  }

  /** Takes somebody out of a team. */
  public Accepted removeMember(String team, String userId) {
    var teamId = get(team).id();
    return scope().execute(id -> new RemoveTeamMember(id, teamId, userId));
  }
}
