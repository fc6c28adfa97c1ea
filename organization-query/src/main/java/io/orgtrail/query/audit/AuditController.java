package io.orgtrail.query.audit;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Operators;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.positions.Holding;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
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

  @GetMapping(
      path = "/organizations/{ref}/audit-trail",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @HoldsUntilChange
  @Operation(
      operationId = "auditTrail",
      summary = "Every event of an organization",
      description =
          "Newest first unless `order=asc`. Pages of JSON; as text/csv or"
              + " application/x-ndjson a file of all entries that pass the filters, without cursor"
              + " and limit. For holders of `audit:read`, also once the organization is deleted.")
  Page<AuditEntry> list(
      Caller caller,
      @PathVariable String ref,
      @ParameterObject AuditParameters asked,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit,
      HttpServletRequest request) {
    var newestFirst = asked.newestFirst();
    var filter = asked.filter();
    var id = visits.of(caller, ref).seeAuditTrail().id();
    // The store may be ahead of the read model.
    var last = trail.lastOf(id);
    Holding.onlyWhile(request, () -> trail.lastOf(id) == last);
    var paging = Paging.of(cursor, limit, "audit-trail", id, filter, newestFirst);
    return trail.page(trail.upTo(last, id, filter, newestFirst), paging);
  }

  @GetMapping(path = "/audit-trail", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "allAuditTrails",
      summary = "Every event of every organization",
      description =
          "Newest first unless `order=asc`. Pages of JSON, which may hold less than limit,"
              + " even nothing, while there is a nextCursor; as text/csv or application/x-ndjson a"
              + " file of all entries that pass the filters, without cursor and limit. For"
              + " operators.")
  @Refuses(ErrorCode.FORBIDDEN)
  Page<AuditEntry> listAll(
      Caller caller,
      @RequestParam(defaultValue = "") String organizationId,
      @ParameterObject AuditParameters asked,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Operators.require(caller);
    var newestFirst = asked.newestFirst();
    var filter = asked.filter();
    var paging = Paging.of(cursor, limit, "all-audit-trails", organizationId, filter, newestFirst);
    return trail.page(trail.upToNow(orAll(organizationId), filter, newestFirst), paging);
  }

  /** What an operator asks for without the name of an organization is about all of them. */
  static String orAll(String organizationId) {
    return organizationId.isEmpty() ? null : organizationId;
  }
}
