package io.orgtrail.command.webhooks;

import io.orgtrail.command.secrets.Hmac;
import java.util.Base64;

/**
 * The secret that signs what a webhook is told: an HMAC over the webhook and its rotation, so that
 * it need not be stored anywhere. Written as Standard Webhooks has it.
 */
public class WebhookSecrets {

  private static final String PREFIX = "whsec_";

  private final Hmac codes;

  public WebhookSecrets(byte[] key) {
    codes = new Hmac(key);
  }

  /** The secret of one rotation of one webhook. */
  public String secret(String organizationId, String webhookId, int rotation) {
    var text = "webhook\0" + organizationId + '\0' + webhookId + '\0' + rotation;
    return PREFIX + Base64.getEncoder().encodeToString(codes.of(text));
  }
}
