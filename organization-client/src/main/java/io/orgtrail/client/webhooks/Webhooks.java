package io.orgtrail.client.webhooks;

import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.api.webhooks.WebhookCommand.DeleteWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.RedeliverWebhooks;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.RotateWebhookSecret;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The webhooks of an organization. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 *
 * <pre>{@code
 * var webhook = client.webhooks(acme).register("https://example.com/hook", "MemberAdded");
 * }</pre>
 */
public final class Webhooks {

  private final Scope scope;

  /** Reads and changes the webhooks of that organization. */
  public Webhooks(Scope scope) {
    this.scope = scope;
  }

  /** All webhooks. */
  public Listing<Webhook> list() {
    return scope.list(Webhook.class, "/webhooks", Query.NONE);
  }

  /** Attempts to tell a webhook, newest first. */
  public Listing<Delivery> deliveries(String webhookId) {
    return scope.list(
        Delivery.class, "/webhooks/" + Query.encoded(webhookId) + "/deliveries", Query.NONE);
  }

  /**
   * Registers an endpoint that is told what happens from now on.
   *
   * @param url where to, http or https
   * @param eventTypes names of the events to tell, e.g. {@code MemberAdded}; all when none is given
   * @return its id and its secret, which nobody is told again
   */
  public WebhookSecret register(String url, String... eventTypes) {
    return secret(
        scope.execute(id -> new RegisterWebhook(id, null, url, List.of(eventTypes), true)));
  }

  /** Changes an endpoint; one that was failing is tried again. */
  public Accepted update(String webhookId, UnaryOperator<WebhookChanges> changes) {
    return scope.execute(id -> changes.apply(new WebhookChanges()).of(id, webhookId));
  }

  /** Gives an endpoint a new secret; the old one is dead. */
  public WebhookSecret rotateSecret(String webhookId) {
    return secret(scope.execute(id -> new RotateWebhookSecret(id, webhookId)));
  }

  /** Tells an endpoint again what happened from a position on, with the same event ids. */
  public Accepted redeliver(String webhookId, long fromPosition) {
    return scope.execute(id -> new RedeliverWebhooks(id, webhookId, fromPosition));
  }

  /** Ends an endpoint. */
  public Accepted delete(String webhookId) {
    return scope.execute(id -> new DeleteWebhook(id, webhookId));
  }

  private static WebhookSecret secret(Accepted reply) {
    return new WebhookSecret(
        (String) reply.result().get("webhookId"), (String) reply.result().get("secret"));
  }
}
