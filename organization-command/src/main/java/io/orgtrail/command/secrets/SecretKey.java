package io.orgtrail.command.secrets;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key from which every secret of the installation is derived.
 *
 * @param secretKey at least 32 bytes in Base64; whoever has it can make every secret
 */
@ConfigurationProperties("organization")
public record SecretKey(String secretKey) {

  private static final int MIN_BYTES = 32;

  public SecretKey {
    if (secretKey == null || secretKey.isBlank()) {
      throw new IllegalArgumentException(
          "ORGANIZATION_SECRET_KEY must be set: 32 random bytes or more, in Base64");
    }
    if (decoded(secretKey).length < MIN_BYTES) {
      throw new IllegalArgumentException("ORGANIZATION_SECRET_KEY must be 32 bytes or more");
    }
  }

  /** A key of its own for each purpose, so that what one signs is worth nothing elsewhere. */
  public byte[] derive(String purpose) {
    return new Hmac(decoded(secretKey)).of(purpose);
  }

  /** Says nothing of the key: this may stand in a log. */
  @Override
  public String toString() {
    return "SecretKey";
  }

  private static byte[] decoded(String key) {
    try {
      return Base64.getDecoder().decode(key.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("ORGANIZATION_SECRET_KEY must be Base64", e);
    }
  }
}
