package io.orgtrail.query.explanation;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Tagged;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers why somebody may do what they may do. */
@RestController
@Tag(name = "Members")
class ExplanationController {

  private final Visits visits;
  private final Explanations explanations;

  ExplanationController(Visits visits, Explanations explanations) {
    this.visits = visits;
    this.explanations = explanations;
  }

  @GetMapping("/organizations/{ref}/members/{userId}/explanation")
  @Operation(
      operationId = "explainMember",
      summary = "Why a member has their role",
      description =
          "How they came in and what gave them roles since, and what had given those who let"
              + " them in the power to do so, back to the creation of the organization. For holders"
              + " of `members:read` and `audit:read`; every member may ask about themselves.")
  @Refuses(ErrorCode.NOT_FOUND)
  ResponseEntity<Explanation> explain(
      Caller caller, @PathVariable String ref, @PathVariable String userId) {
    var id = visits.of(caller, ref).seeExplanationOf(userId).id();
    return explanations
        .of(id, userId)
        .map(Tagged::byContent)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.NOT_FOUND, "%s is no member of %s.".formatted(userId, id)));
  }
}
