package io.orgtrail.query.deadletters;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Operators;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators deal with events that cannot be applied to the read model. */
@RestController
@Tag(name = "Dead letters")
class DeadLetterController {

  private final DeadLetters letters;

  DeadLetterController(DeadLetters letters) {
    this.letters = letters;
  }

  @GetMapping("/dead-letters")
  @Operation(
      operationId = "listDeadLetters",
      summary = "Events that cannot be applied to the read model",
      description =
          "In the order of their positions. Each organization that has one stands still at"
              + " it: its later events wait, and what is answered of it is as of before. All others"
              + " go on. For operators.")
  @Refuses(ErrorCode.FORBIDDEN)
  Page<DeadLetterView> list(
      Caller caller,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Operators.require(caller);
    var paging = Paging.of(cursor, limit, "dead-letters");
    return paging.page(letters.page(paging));
  }

  @GetMapping("/dead-letters/{organizationId}")
  @Operation(
      operationId = "getDeadLetter",
      summary = "The event that an organization stands still at",
      description = "With why it cannot be applied, and how many wait behind it. For operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.DEAD_LETTER_NOT_FOUND})
  DeadLetterView get(Caller caller, @PathVariable String organizationId) {
    Operators.require(caller);
    return letters
        .of(organizationId)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.DEAD_LETTER_NOT_FOUND,
                    "%s does not stand still.".formatted(organizationId)));
  }

  @PostMapping("/dead-letters/{organizationId}/retry")
  @Operation(
      operationId = "retryDeadLetter",
      summary = "Apply the event and those that wait behind it",
      description =
          "Answers at which event the organization stands still now, if any. For operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.DEAD_LETTER_NOT_FOUND})
  RetryView retry(Caller caller, @PathVariable String organizationId) {
    Operators.require(caller);
    return letters.retry(organizationId);
  }

  @DeleteMapping("/dead-letters/{organizationId}/{position}")
  @Operation(
      operationId = "evictDeadLetter",
      summary = "Go on without the event",
      description =
          "Applies those that wait behind it. It stays in the event store and in the audit"
              + " trail; a replay that can apply it does so, others go on without it, too. For"
              + " operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.DEAD_LETTER_NOT_FOUND})
  RetryView evict(Caller caller, @PathVariable String organizationId, @PathVariable long position) {
    Operators.require(caller);
    return letters.evict(organizationId, position, caller.userId());
  }
}
