package io.orgtrail.command.webhooks;

import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import java.util.List;

/** A registered endpoint, as far as decisions need it. */
record Webhook(String url, List<String> eventTypes, boolean enabled, boolean failing) {

  Webhook failing(boolean isFailing) {
    return new Webhook(url, eventTypes, enabled, isFailing);
  }

  WebhookUpdated.Previous asPrevious() {
    return new WebhookUpdated.Previous(url, eventTypes, enabled, failing);
  }
}
