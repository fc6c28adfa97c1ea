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
  @Operation(summary = "The organizations the caller may read; all living ones for an operator")
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
  @Operation(summary = "One organization, by id, slug, or name in the caller's account")
  ResponseEntity<OrganizationView> get(Caller caller, @PathVariable String ref, AsOf asOf) {
    var state = states.of(visits.of(caller, ref, asOf).seeProfile(), asOf);
    var organization = OrganizationView.of(state.organization());
    return Tagged.byVersion(organization, organization.version());
  }

  @GetMapping("/organizations/{ref}/overview")
  @HoldsUntilChange
  @Operation(summary = "An organization in numbers")
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
  @Operation(summary = "How many people can still be invited")
  ResponseEntity<Seats> inviteLimit(Caller caller, @PathVariable String ref, AsOf asOf) {
    var visit = visits.of(caller, ref, asOf);
    var state = states.of(visit.require(Permission.ORGANIZATION_READ), asOf);
    return Tagged.byContent(overviews.seats(state));
  }

  @GetMapping("/organizations/{ref}/children")
  @HoldsUntilChange
  @Operation(summary = "Its sub- and client organizations")
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
  @Operation(summary = "The organizations the caller is a member of, with the role")
  Page<MembershipView> mine(
      Caller caller,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var paging = Paging.of(cursor, limit, "memberships", caller.userId());
    return paging.page(organizations.membershipsOf(caller, paging));
  }

  @GetMapping("/users/me/active-organization")
  @HoldsUntilChange
  @Operation(summary = "The organization the caller works in")
  ResponseEntity<ActiveOrganizationView> active(Caller caller) {
    return Tagged.byContent(organizations.activeOf(caller));
  }

  @GetMapping("/industries")
  @Operation(summary = "The industries an organization can belong to")
  Page<Industry> industries() {
    return Page.all(Industry.all());
  }
}
