package io.orgtrail.command.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSecretsTest {

  private final WebhookSecrets secrets = secrets("a key");

  @Test
  void differsByOrganizationWebhookRotationAndKey() {
    var secret = secrets.secret("acme", "hook-1", 1);

    assertThat(secret)
        .isNotEqualTo(secrets.secret("acme", "hook-1", 2))
        .isNotEqualTo(secrets.secret("acme", "hook-2", 1))
        .isNotEqualTo(secrets.secret("other", "hook-1", 1))
        .isNotEqualTo(secrets("another key").secret("acme", "hook-1", 1));
  }

  @Test
  void doesNotMixUpWhereOneFieldEndsAndTheNextBegins() {
    assertThat(secrets.secret("acme", "hook-1", 11))
        .isNotEqualTo(secrets.secret("acme", "hook-11", 1));
    assertThat(secrets.secret("a", "cme", 1)).isNotEqualTo(secrets.secret("ac", "me", 1));
  }

  /** Receivers keep what they were told. */
  @Test
  void isTheSameForEver() {
    assertThat(secrets.secret("acme", "hook-1", 1))
        .isEqualTo("whsec_GvPonPIrW8B4NtTeNV3KUUgIVT5KI+C/VdcrcRdjyu4=");
  }

  @Test
  void isWrittenAsStandardWebhooksHasIt() {
    assertThat(secrets.secret("acme", "hook-1", 1)).matches("whsec_[A-Za-z0-9+/]{43}=");
  }

  private static WebhookSecrets secrets(String key) {
    return new WebhookSecrets(key.getBytes(StandardCharsets.UTF_8));
  }
}
