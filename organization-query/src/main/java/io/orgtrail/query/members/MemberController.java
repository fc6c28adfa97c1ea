package io.orgtrail.query.members;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Tagged;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.query.timetravel.States;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about members, and about those who want to be. */
@RestController
@Tag(name = "Members")
class MemberController {

  private final Visits visits;
  private final States states;
  private final MemberViews members;

  MemberController(Visits visits, States states, MemberViews members) {
    this.visits = visits;
    this.states = states;
    this.members = members;
  }

  @GetMapping("/organizations/{ref}/members")
  @HoldsUntilChange
  @Operation(
      operationId = "listMembers",
      summary = "Members",
      description =
          "In the order that they joined in; `search` and `role` narrow it down. For holders"
              + " of `members:read`.")
  Page<MemberView> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String role,
      AsOf asOf,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var visit = visits.of(caller, ref, asOf);
    var state = states.of(visit.require(Permission.MEMBERS_READ), asOf);
    if (!role.isEmpty() && Role.named(role).isEmpty() && !members.haveRole(state, role)) {
      throw new RejectedException(
          Rejection.ofField(ErrorCode.INVALID, "role", "must be a role of the organization"));
    }
    var id = state.organization().id();
    var paging = Paging.asOf(asOf, cursor, limit, "members", id, search, role);
    return paging.page(members.of(state, search, role, paging));
  }

  @GetMapping("/organizations/{ref}/members/{userId}")
  @HoldsUntilChange
  @Operation(
      operationId = "getMember",
      summary = "One member",
      description =
          "With their roles in teams and projects. For holders of `members:read`; every"
              + " member may see themselves.")
  @Refuses(ErrorCode.NOT_FOUND)
  ResponseEntity<MemberView> get(
      Caller caller, @PathVariable String ref, @PathVariable String userId, AsOf asOf) {
    var state = states.of(visits.of(caller, ref, asOf).seeMember(userId), asOf);
    return members
        .one(state, userId)
        .map(Tagged::byContent)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.NOT_FOUND,
                    "%s is no member of %s.".formatted(userId, state.organization().id())));
  }

  @GetMapping("/organizations/{ref}/join-requests")
  @HoldsUntilChange
  @Operation(
      operationId = "listJoinRequests",
      summary = "People who want to be members",
      description =
          "Those who asked and have no answer yet, in the order that they asked in. For"
              + " holders of `members:manage`.")
  Page<JoinRequestView> joinRequests(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = visits.of(caller, ref).require(Permission.MEMBERS_MANAGE).id();
    var paging = Paging.of(cursor, limit, "join-requests", id);
    return paging.page(members.joinRequests(id, paging));
  }
}
