package io.orgtrail.query.integrations;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Tagged;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about connections to other systems. */
@RestController
@Tag(name = "Integrations")
class IntegrationController {

  private final Visits visits;
  private final IntegrationViews integrations;

  IntegrationController(Visits visits, IntegrationViews integrations) {
    this.visits = visits;
    this.integrations = integrations;
  }

  @GetMapping("/organizations/{ref}/integrations")
  @HoldsUntilChange
  @Operation(
      operationId = "listIntegrations",
      summary = "Integrations",
      description =
          "Of any kind or one, whether or not they are available. For holders of"
              + " `integrations:manage`.")
  Page<IntegrationView> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) IntegrationKind kind,
      @RequestParam(required = false) Boolean available,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = visits.of(caller, ref).require(Permission.INTEGRATIONS_MANAGE).id();
    var paging = Paging.of(cursor, limit, "integrations", id, kind, available);
    return paging.page(integrations.of(id, kind, available, paging));
  }

  @GetMapping("/organizations/{ref}/integrations/default")
  @HoldsUntilChange
  @Operation(
      operationId = "getDefaultIntegration",
      summary = "The default integration of a kind",
      description = "What is used where nobody says another. For holders of `integrations:manage`.")
  @Refuses(ErrorCode.INTEGRATION_NOT_FOUND)
  ResponseEntity<IntegrationView> defaultOf(
      Caller caller, @PathVariable String ref, @RequestParam IntegrationKind kind) {
    var id = visits.of(caller, ref).require(Permission.INTEGRATIONS_MANAGE).id();
    return integrations
        .defaultOf(id, kind)
        .map(Tagged::byContent)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.INTEGRATION_NOT_FOUND,
                    "There is no default integration for %s in %s.".formatted(kind, id)));
  }
}
