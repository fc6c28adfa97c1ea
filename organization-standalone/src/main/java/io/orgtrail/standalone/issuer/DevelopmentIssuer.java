package io.orgtrail.standalone.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/**
 * Issues tokens for anyone who can reach it: for a standalone run, which loopback alone reaches.
 */
public record DevelopmentIssuer(DevelopmentKey key, String uri, String audience, Clock clock) {
  private static final Duration OPERATOR_LIFETIME = Duration.ofDays(30);

  /** A token for the user {@code operator} with the operator's scope, valid for 30 days. */
  public String operatorToken() {
    Map<String, Object> claims =
        Map.of("sub", "operator", "name", "Operator", "scope", "organization:operator");
    return issue(new TokenRequest(claims, OPERATOR_LIFETIME));
  }

  /** The claims asked for win over the usual ones, so that a bad token can be tried too. */
  String issue(TokenRequest request) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(uri)
            .audience(audience)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(request.lifetime())))
            .claim("email_verified", true);
    request.claims().forEach(claims::claim);
    return key.sign(claims.build());
  }
}
