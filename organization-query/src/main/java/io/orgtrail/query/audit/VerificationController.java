package io.orgtrail.query.audit;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Visits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers whether an audit trail can be trusted. */
@RestController
@Tag(name = "Audit trail")
class VerificationController {

  private final Visits visits;
  private final ChainVerifier verifier;

  VerificationController(Visits visits, ChainVerifier verifier) {
    this.visits = visits;
    this.verifier = verifier;
  }

  @GetMapping("/organizations/{ref}/audit-trail/verification")
  @Operation(
      operationId = "verifyAuditTrail",
      summary = "Whether every event is what was recorded",
      description =
          "Makes the organization's hash chain anew and compares it. An event joins the chain"
              + " a moment after it was recorded; one that has not yet is not counted. For holders"
              + " of `audit:read`, also once the organization is deleted.")
  Verification verify(Caller caller, @PathVariable String ref) {
    return verifier.verify(caller, visits.of(caller, ref).seeAuditTrail().id());
  }
}
