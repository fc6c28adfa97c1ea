package io.orgtrail.client.teams;

import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;

/** The teams of an organization, now or at a moment before. Every team is named by id or slug. */
public class TeamReads {

  private final Scope scope;

  /** Asks about that organization. */
  public TeamReads(Scope scope) {
    this.scope = scope;
  }

  /** All teams. */
  public Listing<Team> list() {
    return scope.list(Team.class, "/teams", Query.NONE);
  }

  /** One team; {@code TEAM_NOT_FOUND} when there is none. */
  public Team get(String team) {
    return scope.get(Team.class, path(team));
  }

  /** Who is in a team. */
  public Listing<TeamMember> members(String team) {
    return scope.list(TeamMember.class, path(team) + "/members", Query.NONE);
  }

  Scope scope() {
    return scope;
  }

  private static String path(String team) {
    return "/teams/" + Query.encoded(team);
  }
}
