package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRegistered;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookSecretRotated;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The webhooks: no secret is made twice, and none fails that is not told anything. */
final class WebhooksPage implements LedgerPage {

  private final Map<String, WebhookUpdated.Previous> byId = new HashMap<>();
  private final Set<String> secrets = new HashSet<>();

  @Override
  public void enter(Object event) {
    if (event instanceof WebhookRegistered registered) {
      var webhook =
          new WebhookUpdated.Previous(
              registered.url(), registered.eventTypes(), registered.enabled(), false);
      assertThat(byId.put(registered.webhookId(), webhook)).as("new webhook").isNull();
      enterSecret(registered.webhookId(), registered.rotation());
    } else if (event instanceof WebhookSecretRotated rotated) {
      assertThat(byId).containsKey(rotated.webhookId());
      enterSecret(rotated.webhookId(), rotated.rotation());
    } else if (event instanceof WebhookUpdated updated) {
      var webhook =
          new WebhookUpdated.Previous(
              updated.url(), updated.eventTypes(), updated.enabled(), false);
      assertThat(byId.put(updated.webhookId(), webhook)).isEqualTo(updated.previous());
    } else if (event instanceof WebhookDeleted deleted) {
      assertThat(byId.remove(deleted.webhookId()).url()).isEqualTo(deleted.url());
    } else if (event instanceof WebhookFailing failing) {
      assertThat(byId.get(failing.webhookId()).enabled()).isTrue();
      assertThat(byId.get(failing.webhookId()).failing()).isFalse();
      enterFailing(failing.webhookId(), true);
    } else if (event instanceof WebhookRedeliveryRequested requested) {
      enterFailing(requested.webhookId(), false);
    }
  }

  private void enterSecret(String webhookId, int rotation) {
    assertThat(secrets.add(webhookId + "/" + rotation)).as("new secret").isTrue();
  }

  private void enterFailing(String webhookId, boolean failing) {
    var present = byId.get(webhookId);
    byId.put(
        webhookId,
        new WebhookUpdated.Previous(
            present.url(), present.eventTypes(), present.enabled(), failing));
  }
}
