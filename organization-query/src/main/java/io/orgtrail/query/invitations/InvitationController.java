package io.orgtrail.query.invitations;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Tagged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
  private final InvitationViews invitations;

  InvitationController(Visits visits, InvitationViews invitations) {
    this.visits = visits;
    this.invitations = invitations;
  }

  @GetMapping("/organizations/{ref}/invitations")
  @Operation(
      summary = "Invitations of any status, or of one; projectId finds those with a role there")
  Page<InvitationView> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) InvitationStatus status,
      @RequestParam(defaultValue = "") String projectId,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = visits.of(caller, ref).require(Permission.INVITATIONS_MANAGE).id();
    var paging = Paging.of(cursor, limit, "invitations", id, status, projectId);
    return paging.page(invitations.of(id, status, projectId, paging));
  }

  @GetMapping("/organizations/{ref}/invitations/{invitationId}")
  @Operation(summary = "One invitation")
  ResponseEntity<InvitationView> get(
      Caller caller, @PathVariable String ref, @PathVariable String invitationId) {
    var id = visits.of(caller, ref).require(Permission.INVITATIONS_MANAGE).id();
    return invitations
        .one(id, invitationId)
        .map(Tagged::byContent)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.INVITATION_NOT_FOUND,
                    "There is no invitation %s in %s.".formatted(invitationId, id)));
  }

  @GetMapping("/users/me/invitations")
  @Operation(
      summary = "Invitations of the caller's verified e-mail address, pending ones unless said")
  Page<MyInvitationView> mine(
      Caller caller,
      @RequestParam(defaultValue = "PENDING") InvitationStatus status,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var paging = Paging.of(cursor, limit, "my-invitations", caller.email(), status);
    // Who has not proven an address sees nothing of what was sent there.
    return caller.emailVerified() && caller.email() != null
        ? paging.page(invitations.of(caller.email(), status, paging))
        : Page.all(List.of());
  }
}
