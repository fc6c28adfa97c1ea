package io.orgtrail.client.webhooks;

/**
 * What deliveries of a webhook are signed with, told this once.
 *
 * @param secret as Standard Webhooks writes it, {@code whsec_…}; {@code null} when the answer was
 *     lost and told again, which leaves it out: rotate it then
 */
public record WebhookSecret(String webhookId, String secret) {

  @Override
  public String toString() {
    return "WebhookSecret[webhookId=" + webhookId + "]";
  }
}
