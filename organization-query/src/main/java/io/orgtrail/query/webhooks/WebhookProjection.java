package io.orgtrail.query.webhooks;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.BOOLEAN;
import static io.orgtrail.query.projections.ColumnType.JSONB;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.webhooks.WebhookEvent;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRegistered;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows who is told what happens; one that was failing is not any more once somebody mends it. */
@Component
class WebhookProjection implements Projection {

  static final Table WEBHOOK =
      Table.named("webhook")
          .with(TEXT, "organization_id", "id", "url")
          .with(JSONB, "event_types")
          .with(BOOLEAN, "enabled", "failing")
          .with(TIMESTAMPTZ, "created_at", "updated_at")
          .with(BIGINT, "created_position")
          .identifiedBy("organization_id", "id");

  @Override
  public List<Table> tables() {
    return List.of(WEBHOOK);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof WebhookRegistered registered) {
      return List.of(registered(recorded, registered));
    }
    if (event instanceof WebhookDeleted deleted) {
      return List.of(WEBHOOK.delete(key(deleted)));
    }
    if (event instanceof WebhookEvent webhook) {
      var set = set(webhook).with(Row.of("updated_at", recorded.time()));
      return List.of(WEBHOOK.update(key(webhook), set));
    }
    return List.of();
  }

  private static RowChange registered(RecordedEvent recorded, WebhookRegistered registered) {
    return WEBHOOK.upsert(
        "organization_id", registered.organizationId(),
        "id", registered.webhookId(),
        "url", registered.url(),
        "event_types", Json.mapper().writeValueAsString(registered.eventTypes()),
        "enabled", registered.enabled(),
        "failing", false,
        "created_at", recorded.time(),
        "updated_at", recorded.time(),
        "created_position", recorded.position());
  }

  /** What shows differently; nothing does when the secret is another one. */
  private static Row set(WebhookEvent event) {
    if (event instanceof WebhookUpdated updated) {
      return Row.of(
          "url", updated.url(),
          "event_types", Json.mapper().writeValueAsString(updated.eventTypes()),
          "enabled", updated.enabled(),
          "failing", false);
    }
    if (event instanceof WebhookFailing) {
      return Row.of("failing", true);
    }
    return event instanceof WebhookRedeliveryRequested ? Row.of("failing", false) : Row.of();
  }

  private static Row key(WebhookEvent event) {
    return Row.of("organization_id", event.organizationId(), "id", event.webhookId());
  }
}
