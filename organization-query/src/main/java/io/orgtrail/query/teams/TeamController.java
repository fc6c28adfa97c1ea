package io.orgtrail.query.teams;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Tagged;
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
  private final TeamViews teams;

  TeamController(Visits visits, TeamViews teams) {
    this.visits = visits;
    this.teams = teams;
  }

  @GetMapping("/organizations/{ref}/teams")
  @Operation(summary = "Teams; who may not read the organization sees those they are in")
  Page<TeamView> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var reach = visits.of(caller, ref).reach(Permission.ORGANIZATION_READ);
    var paging = Paging.of(cursor, limit, "teams", reach.organizationId());
    return paging.page(teams.of(reach, paging));
  }

  @GetMapping("/organizations/{ref}/teams/{idOrSlug}")
  @Operation(summary = "One team, by id or slug")
  ResponseEntity<TeamView> get(
      Caller caller, @PathVariable String ref, @PathVariable String idOrSlug) {
    var reach = visits.of(caller, ref).reach(Permission.ORGANIZATION_READ);
    return teams
        .one(reach, idOrSlug)
        .map(Tagged::byContent)
        .orElseThrow(() -> notFound(idOrSlug, reach.organizationId()));
  }

  @GetMapping("/organizations/{ref}/teams/{idOrSlug}/members")
  @Operation(summary = "Those in a team; whoever is in it may see them")
  Page<TeamMemberView> members(
      Caller caller,
      @PathVariable String ref,
      @PathVariable String idOrSlug,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var visit = visits.of(caller, ref);
    var id = visit.organization().id();
    var team =
        visit
            .seeMembersOf(reach -> teams.one(reach, idOrSlug))
            .orElseThrow(() -> notFound(idOrSlug, id));
    var paging = Paging.of(cursor, limit, "team-members", id, team.id());
    return paging.page(teams.members(id, team.id(), paging));
  }

  private static RejectedException notFound(String idOrSlug, String organizationId) {
    return new RejectedException(
        ErrorCode.TEAM_NOT_FOUND, "There is no team %s in %s.".formatted(idOrSlug, organizationId));
  }
}
