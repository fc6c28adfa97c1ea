package io.orgtrail.web.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens count.
 *
 * @param issuerUri the issuer; also where its keys are discovered, unless {@code jwkSetUri} is
 *     given
 * @param jwkSetUri where its public keys are, {@code http:}, {@code https:} or {@code file:}
 * @param audience what a token's {@code aud} must contain
 */
@ConfigurationProperties("organization.jwt")
public record TokenSettings(
    String issuerUri, String jwkSetUri, @DefaultValue("organization") String audience) {

  public TokenSettings {
    issuerUri = blankToNull(issuerUri);
    jwkSetUri = blankToNull(jwkSetUri);
    if (issuerUri == null && jwkSetUri == null) {
      throw new MissingIssuerException();
    }
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
