package io.orgtrail.query.webhooks;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about webhooks. */
@RestController
@Tag(name = "Webhooks")
class WebhookController {

  private final Visits visits;
  private final WebhookViews webhooks;
  private final DeliveryViews deliveries;

  WebhookController(Visits visits, WebhookViews webhooks, DeliveryViews deliveries) {
    this.visits = visits;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  @GetMapping("/organizations/{ref}/webhooks")
  @HoldsUntilChange
  @Operation(
      operationId = "listWebhooks",
      summary = "Webhooks",
      description =
          "Without their secrets, which are told once, in the reply that made them. For"
              + " holders of `webhooks:manage`.")
  Page<WebhookView> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = visits.of(caller, ref).require(Permission.WEBHOOKS_MANAGE).id();
    var paging = Paging.of(cursor, limit, "webhooks", id);
    return paging.page(webhooks.of(id, paging));
  }

  @GetMapping("/organizations/{ref}/webhooks/{webhookId}/deliveries")
  @Operation(
      operationId = "listDeliveries",
      summary = "What a webhook was told",
      description =
          "Every attempt, newest first, of any status or of one. For holders of"
              + " `webhooks:manage`.")
  @Refuses(ErrorCode.WEBHOOK_NOT_FOUND)
  Page<DeliveryView> deliveries(
      Caller caller,
      @PathVariable String ref,
      @PathVariable String webhookId,
      @RequestParam(required = false) DeliveryStatus status,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = visits.of(caller, ref).require(Permission.WEBHOOKS_MANAGE).id();
    if (!webhooks.exists(id, webhookId)) {
      throw new RejectedException(
          ErrorCode.WEBHOOK_NOT_FOUND, "There is no webhook %s in %s.".formatted(webhookId, id));
    }
    var paging = Paging.of(cursor, limit, "deliveries", id, webhookId, status);
    return paging.page(deliveries.of(id, webhookId, status, paging));
  }
}
