package io.orgtrail.query.organizations;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.organizations.Industry;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Tagged;
import io.orgtrail.query.positions.Holding;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.query.timetravel.States;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about organizations as a whole. */
@RestController
@Tag(name = "Organizations")
class OrganizationController {

  private final Visits visits;
  private final States states;
  private final OrganizationViews organizations;
  private final OverviewViews overviews;
  private final Clock clock;

  OrganizationController(
      Visits visits,
      States states,
      OrganizationViews organizations,
      OverviewViews overviews,
      Clock clock) {
    this.visits = visits;
    this.states = states;
    this.organizations = organizations;
    this.overviews = overviews;
    this.clock = clock;
  }

  @GetMapping("/organizations")
  @HoldsUntilChange
  @Operation(
      operationId = "listOrganizations",
      summary = "Organizations that the caller may read",
      description =
          "For anyone signed in: those in which the caller holds `organization:read`, by name if"
              + " asked for; an operator sees all living ones.")
  Page<OrganizationView> list(
      Caller caller,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var paging = Paging.of(cursor, limit, "organizations", name);
    return paging.page(organizations.readableBy(caller, name, paging));
  }

  @GetMapping("/organizations/{ref}")
  @HoldsUntilChange
  @Operation(
      operationId = "getOrganization",
      summary = "One organization",
      description =
          "By id, slug, or name in the account of the caller. For holders of"
              + " `organization:read`; anyone signed in may see a PUBLIC one.")
  ResponseEntity<OrganizationView> get(Caller caller, @PathVariable String ref, AsOf asOf) {
    var state = states.of(visits.of(caller, ref, asOf).seeProfile(), asOf);
    var organization = OrganizationView.of(state.organization());
    return Tagged.byVersion(organization, organization.version());
  }

  @GetMapping("/organizations/{ref}/overview")
  @HoldsUntilChange
  @Operation(
      operationId = "getOverview",
      summary = "An organization in numbers",
      description =
          "How many members of each role, pending invitations, teams, projects and seats it"
              + " has. For holders of `organization:read`.")
  ResponseEntity<Overview> overview(
      Caller caller, @PathVariable String ref, AsOf asOf, HttpServletRequest request) {
    var visit = visits.of(caller, ref, asOf);
    var state = states.of(visit.require(Permission.ORGANIZATION_READ), asOf);
    var counted = overviews.overview(state);
    if (asOf.isPresent()) {
      Holding.onlyUntil(request, counted.until(), clock);
    }
    return Tagged.byContent(counted.overview());
  }

  @GetMapping("/organizations/{ref}/invite-limit")
  @HoldsUntilChange
  @Operation(
      operationId = "getInviteLimit",
      summary = "How many people can still be invited",
      description =
          "Members and pending invitations take a seat each; without a limit, `limit` and"
              + " `remaining` are null. For holders of `organization:read`.")
  ResponseEntity<Seats> inviteLimit(Caller caller, @PathVariable String ref, AsOf asOf) {
    var visit = visits.of(caller, ref, asOf);
    var state = states.of(visit.require(Permission.ORGANIZATION_READ), asOf);
    return Tagged.byContent(overviews.seats(state));
  }

  @GetMapping("/organizations/{ref}/children")
  @HoldsUntilChange
  @Operation(
      operationId = "listChildren",
      summary = "Sub- and client organizations",
      description =
          "Those of which this one is the parent, in the order that they were made in. For"
              + " holders of `organization:read`.")
  Page<ChildView> children(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = visits.of(caller, ref).require(Permission.ORGANIZATION_READ).id();
    var paging = Paging.of(cursor, limit, "children", id);
    return paging.page(organizations.childrenOf(id, paging));
  }

  @GetMapping("/users/me/organizations")
  @HoldsUntilChange
  @Operation(
      operationId = "listMyOrganizations",
      summary = "Organizations that the caller is a member of",
      description =
          "Each with the role of the caller there. For anyone signed in, about themselves.")
  Page<MembershipView> mine(
      Caller caller,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var paging = Paging.of(cursor, limit, "memberships", caller.userId());
    return paging.page(organizations.membershipsOf(caller, paging));
  }

  @GetMapping("/users/me/active-organization")
  @HoldsUntilChange
  @Operation(
      operationId = "getMyActiveOrganization",
      summary = "The organization that the caller works in",
      description =
          "The last one switched to, null for none. For anyone signed in, about themselves.")
  ResponseEntity<ActiveOrganizationView> active(Caller caller) {
    return Tagged.byContent(organizations.activeOf(caller));
  }

  @GetMapping("/industries")
  @Operation(
      operationId = "listIndustries",
      summary = "Industries that an organization can belong to",
      description =
          "What commands carry and what people read, in the order to show them. For anyone"
              + " signed in.")
  Page<Industry> industries() {
    return Page.all(Industry.all());
  }
}
