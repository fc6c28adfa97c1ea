package io.orgtrail.standalone.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevelopmentIssuerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final DevelopmentIssuer issuer =
      new DevelopmentIssuer(
          DevelopmentKey.generate(),
          "http://127.0.0.1:8081/dev",
          "organization",
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void addsWhatAServiceChecks() throws ParseException {
    JWTClaimsSet claims = claims(Map.of("sub", "alice"), Duration.ofHours(24));
    assertThat(claims.getSubject()).isEqualTo("alice");
    assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:8081/dev");
    assertThat(claims.getAudience()).containsExactly("organization");
    assertThat(claims.getBooleanClaim("email_verified")).isTrue();
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void letsTheCallerSayOtherwise() throws ParseException {
    Map<String, Object> asked =
        Map.of("sub", "alice", "email_verified", false, "aud", "else", "account", List.of("a"));
    JWTClaimsSet claims = claims(asked, Duration.ofSeconds(-1));
    assertThat(claims.getBooleanClaim("email_verified")).isFalse();
    assertThat(claims.getAudience()).containsExactly("else");
    assertThat(claims.getStringListClaim("account")).containsExactly("a");
    assertThat(claims.getExpirationTime()).isBefore(NOW);
  }

  @Test
  void givesTheOperatorThirtyDays() throws ParseException {
    JWTClaimsSet claims = SignedJWT.parse(issuer.operatorToken()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("operator");
    assertThat(claims.getStringClaim("scope")).isEqualTo("organization:operator");
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  private JWTClaimsSet claims(Map<String, Object> asked, Duration lifetime) throws ParseException {
    return SignedJWT.parse(issuer.issue(new TokenRequest(asked, lifetime))).getJWTClaimsSet();
  }
}
