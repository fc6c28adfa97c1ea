package io.orgtrail.client.webhooks;

import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.webhooks.WebhookCommand.UpdateWebhook;
import java.util.List;

/** What is to change about a webhook: what is not said stays. */
public final class WebhookChanges {

  private Patch<String> url = Patch.absent();
  private Patch<List<String>> eventTypes = Patch.absent();
  private Patch<Boolean> enabled = Patch.absent();

  WebhookChanges() {}

  /** Where to, http or https. */
  public WebhookChanges url(String value) {
    url = Patch.to(value);
    return this;
  }

  /** Names of the events to tell, e.g. {@code MemberAdded}; {@code null} for all. */
  public WebhookChanges eventTypes(List<String> names) {
    eventTypes = Patch.to(names);
    return this;
  }

  /** Whether to tell it anything. */
  public WebhookChanges enabled(boolean value) {
    enabled = Patch.to(value);
    return this;
  }

  UpdateWebhook of(String organizationId, String webhookId) {
    return new UpdateWebhook(organizationId, webhookId, url, eventTypes, enabled);
  }
}
