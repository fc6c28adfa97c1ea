package io.orgtrail.web.tokens;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.ArrayList;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Makes decoders that take tokens of our issuer, for our audience, signed with one of its public
 * keys; a token without signature, or with one that a shared secret made, is none.
 */
public final class TokenDecoders {

  private final TokenSettings settings;
  private final JWKSource<SecurityContext> keys;

  public TokenDecoders(TokenSettings settings) {
    this.settings = settings;
    this.keys = IssuerKeys.of(settings);
  }

  /** Takes a token whatever its times, for a caller who judges {@code exp} and {@code nbf}. */
  public JwtDecoder atAnyTime() {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
            .build();
    var rules = new ArrayList<OAuth2TokenValidator<Jwt>>();
    rules.add(types());
    rules.add(new JwtAudienceValidator(settings.audience()));
    if (settings.issuerUri() != null) {
      rules.add(new JwtIssuerValidator(settings.issuerUri()));
    }
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(rules));
    return decoder;
  }

  /** Plain tokens and the access tokens of RFC 9068, but no ID token hints, logout tokens … */
  private static OAuth2TokenValidator<Jwt> types() {
    var types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
    types.setAllowEmpty(true);
    return types;
  }
}
