package io.orgtrail.command.webhooks.delivery;

/** Who is told that an endpoint did not take an event for days. */
public interface FailingWebhooks {

  /**
   * Sees to it that the webhook is marked failing; called in the transaction that ends its
   * delivery.
   *
   * @param position the event it did not take
   */
  void report(String organizationId, String webhookId, long position);
}
