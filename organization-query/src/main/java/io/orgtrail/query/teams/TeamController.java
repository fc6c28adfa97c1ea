package io.orgtrail.query.teams;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visit;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Tagged;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.query.timetravel.State;
import io.orgtrail.query.timetravel.States;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about teams. */
@RestController
@Tag(name = "Teams")
class TeamController {

  private final Visits visits;
  private final States states;
  private final TeamViews teams;

  TeamController(Visits visits, States states, TeamViews teams) {
    this.visits = visits;
    this.states = states;
    this.teams = teams;
  }

  @GetMapping("/organizations/{ref}/teams")
  @HoldsUntilChange
  @Operation(
      operationId = "listTeams",
      summary = "Teams",
      description =
          "In the order that they were made in. For holders of `organization:read`; any"
              + " member without it sees the teams they are in.")
  Page<TeamView> list(
      Caller caller,
      @PathVariable String ref,
      AsOf asOf,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var visit = visits.of(caller, ref, asOf);
    var reach = visit.reach(Permission.ORGANIZATION_READ);
    var paging = Paging.asOf(asOf, cursor, limit, "teams", reach.organizationId());
    return paging.page(teams.of(state(visit, asOf), reach, paging));
  }

  @GetMapping("/organizations/{ref}/teams/{idOrSlug}")
  @HoldsUntilChange
  @Operation(
      operationId = "getTeam",
      summary = "One team",
      description = "By id or slug. For holders of `organization:read`, and for who is in it.")
  @Refuses(ErrorCode.TEAM_NOT_FOUND)
  ResponseEntity<TeamView> get(
      Caller caller, @PathVariable String ref, @PathVariable String idOrSlug, AsOf asOf) {
    var visit = visits.of(caller, ref, asOf);
    var reach = visit.reach(Permission.ORGANIZATION_READ);
    return teams
        .one(state(visit, asOf), reach, idOrSlug)
        .map(Tagged::byContent)
        .orElseThrow(() -> notFound(idOrSlug, reach.organizationId()));
  }

  @GetMapping("/organizations/{ref}/teams/{idOrSlug}/members")
  @HoldsUntilChange
  @Operation(
      operationId = "listTeamMembers",
      summary = "Members of a team",
      description =
          "Each with the role there. For holders of `members:read`, and for who is in it.")
  @Refuses(ErrorCode.TEAM_NOT_FOUND)
  Page<TeamMemberView> members(
      Caller caller,
      @PathVariable String ref,
      @PathVariable String idOrSlug,
      AsOf asOf,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var visit = visits.of(caller, ref, asOf);
    var id = visit.organization().id();
    var team =
        visit
            .seeMembersOf(reach -> teams.one(state(visit, asOf), reach, idOrSlug))
            .orElseThrow(() -> notFound(idOrSlug, id));
    var paging = Paging.asOf(asOf, cursor, limit, "team-members", id, team.id());
    return paging.page(teams.members(state(visit, asOf), team.id(), paging));
  }

  private State state(Visit visit, AsOf asOf) {
    return states.of(visit.organization(), asOf);
  }

  private static RejectedException notFound(String idOrSlug, String organizationId) {
    return new RejectedException(
        ErrorCode.TEAM_NOT_FOUND, "There is no team %s in %s.".formatted(idOrSlug, organizationId));
  }
}
