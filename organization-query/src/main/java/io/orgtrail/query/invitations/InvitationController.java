package io.orgtrail.query.invitations;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.pages.Tagged;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.query.timetravel.States;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about invitations. */
@RestController
@Tag(name = "Invitations")
class InvitationController {

  private final Visits visits;
  private final States states;
  private final InvitationViews invitations;
  private final Expiry expiry;

  InvitationController(Visits visits, States states, InvitationViews invitations, Expiry expiry) {
    this.visits = visits;
    this.states = states;
    this.invitations = invitations;
    this.expiry = expiry;
  }

  @GetMapping("/organizations/{ref}/invitations")
  @HoldsUntilChange
  @Operation(
      operationId = "listInvitations",
      summary = "Invitations",
      description =
          "Of any status, or of one; `projectId` finds those that offer a role in a project."
              + " For holders of `invitations:manage`.")
  Page<InvitationView> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) InvitationStatus status,
      @RequestParam(defaultValue = "") String projectId,
      AsOf asOf,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit,
      HttpServletRequest request) {
    var visit = visits.of(caller, ref, asOf);
    var state = states.of(visit.require(Permission.INVITATIONS_MANAGE), asOf);
    var id = state.organization().id();
    var paging = Paging.asOf(asOf, cursor, limit, "invitations", id, status, projectId);
    var found = invitations.of(state, status, projectId, paging);
    if (asOf.isPresent()) {
      expiry.ends(request, status, found.stream().map(Positioned::entry));
    }
    return paging.page(found);
  }

  @GetMapping("/organizations/{ref}/invitations/{invitationId}")
  @HoldsUntilChange
  @Operation(
      operationId = "getInvitation",
      summary = "One invitation",
      description = "Whatever became of it. For holders of `invitations:manage`.")
  @Refuses(ErrorCode.INVITATION_NOT_FOUND)
  ResponseEntity<InvitationView> get(
      Caller caller,
      @PathVariable String ref,
      @PathVariable String invitationId,
      AsOf asOf,
      HttpServletRequest request) {
    var visit = visits.of(caller, ref, asOf);
    var state = states.of(visit.require(Permission.INVITATIONS_MANAGE), asOf);
    var found = invitations.one(state, invitationId);
    if (asOf.isPresent()) {
      expiry.ends(request, null, found.stream());
    }
    return found
        .map(Tagged::byContent)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.INVITATION_NOT_FOUND,
                    "There is no invitation %s in %s."
                        .formatted(invitationId, state.organization().id())));
  }

  @GetMapping("/users/me/invitations")
  @HoldsUntilChange
  @Operation(
      operationId = "listMyInvitations",
      summary = "Invitations of the caller",
      description =
          "Those sent to the verified e-mail address of the token, pending ones unless said;"
              + " without such an address there are none. For anyone signed in, about themselves.")
  Page<MyInvitationView> mine(
      Caller caller,
      @RequestParam(defaultValue = "PENDING") InvitationStatus status,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit,
      HttpServletRequest request) {
    var paging = Paging.of(cursor, limit, "my-invitations", caller.email(), status);
    if (!caller.emailVerified() || caller.email() == null) {
      // Who has not proven an address sees nothing of what was sent there.
      return Page.all(List.of());
    }
    var found = invitations.of(caller.email(), status, paging);
    expiry.ends(request, status, found.stream().map(one -> one.entry().invitation()));
    return paging.page(found);
  }
}
