package io.orgtrail.command.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InvitationSecretsTest {

  private final InvitationSecrets secrets = secrets("a key");

  @Test
  void differsByOrganizationInvitationIssueAndKey() {
    var secret = secrets.secret("acme", "inv-1", 1);

    assertThat(secret)
        .isNotEqualTo(secrets.secret("acme", "inv-1", 2))
        .isNotEqualTo(secrets.secret("acme", "inv-2", 1))
        .isNotEqualTo(secrets.secret("other", "inv-1", 1))
        .isNotEqualTo(secrets("another key").secret("acme", "inv-1", 1));
  }

  @Test
  void doesNotMixUpWhereOneFieldEndsAndTheNextBegins() {
    assertThat(secrets.secret("acme", "inv-1", 11))
        .isNotEqualTo(secrets.secret("acme", "inv-11", 1));
    assertThat(secrets.secret("a", "cme", 1)).isNotEqualTo(secrets.secret("ac", "me", 1));
  }

  /** Links that were mailed must stay good across versions. */
  @Test
  void isTheSameForEver() {
    assertThat(secrets.secret("acme", "inv-1", 1))
        .isEqualTo("dfhVgCVdTRaQOiouTRhi7gb4JE5wojS35zPv2YoGZcg");
  }

  @Test
  void fitsIntoALink() {
    assertThat(secrets.secret("acme", "inv-1", 1)).matches("[A-Za-z0-9_-]{43}");
  }

  private static InvitationSecrets secrets(String key) {
    return new InvitationSecrets(key.getBytes(StandardCharsets.UTF_8));
  }
}
