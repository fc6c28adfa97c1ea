package io.orgtrail.query.audit;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers who did what, and when. */
@RestController
@Tag(name = "Audit trail")
class AuditController {

  private final Visits visits;
  private final AuditTrail trail;

  AuditController(Visits visits, AuditTrail trail) {
    this.visits = visits;
    this.trail = trail;
  }

  @GetMapping("/organizations/{ref}/audit-trail")
  @Operation(
      summary = "Every event of the organization, newest first unless order=asc",
      description = "from and to are RFC 3339 times or positions, both including.")
  Page<AuditEntry> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "desc") String order,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var newestFirst = newestFirst(order);
    var filter = AuditFilter.of(actor, type, target, from, to);
    var id = visits.of(caller, ref).seeAuditTrail().id();
    var paging = Paging.of(cursor, limit, "audit-trail", id, filter, newestFirst);
    return paging.page(trail.of(id, filter, newestFirst, paging));
  }

  private static boolean newestFirst(String order) {
    return switch (order) {
      case "desc" -> true;
      case "asc" -> false;
      default ->
          throw new RejectedException(
              Rejection.ofField(ErrorCode.INVALID, "order", "must be asc or desc"));
    };
  }
}
