package io.orgtrail.web.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.web.TestIssuer;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class TokenCheckTest {

  private final TestIssuer issuer = new TestIssuer();
  private final Map<String, Integer> decoded = new HashMap<>();

  @Test
  void verifiesATokenOnce() {
    var check = check();
    var token = issuer.token("alice");
    assertThat(userId(check, token)).isEqualTo("alice");
    assertThat(userId(check, token)).isEqualTo("alice");
    assertThat(userId(check, issuer.token("bob"))).isEqualTo("bob");
    assertThat(decoded).hasSize(2).containsEntry(token, 1);
  }

  @Test
  void letsNobodyInBeforeOrAfterTheTimeOfTheToken() {
    assertRefused(issuer.token(claims -> claims.expirationTime(in(-3600))));
    assertRefused(issuer.token(claims -> claims.notBeforeTime(in(3600))));
  }

  @Test
  void looksAtTheTimeOfAKnownToken() {
    var expiring = Instant.now().minusSeconds(3600);
    var tokens =
        new VerifiedTokens(
            token -> Jwt.withTokenValue(token).header("alg", "RS256").subject("alice").build());
    assertThat(userId(new TokenCheck(tokens), "endless")).isEqualTo("alice");

    var check =
        new TokenCheck(
            new VerifiedTokens(
                token ->
                    Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .subject("alice")
                        .expiresAt(expiring)
                        .build()));
    for (var i = 0; i < 2; i++) {
      assertThatThrownBy(() -> authenticate(check, "expired"))
          .isInstanceOf(InvalidBearerTokenException.class)
          .hasMessageContaining("expired");
    }
  }

  @Test
  void remembersNothingAboutTokensThatDoNotCount() {
    var check = check();
    var rubbish = new TestIssuer().token("alice");
    for (var i = 0; i < 2; i++) {
      assertThatThrownBy(() -> authenticate(check, rubbish))
          .isInstanceOf(InvalidBearerTokenException.class);
    }
    assertThat(decoded).containsEntry(rubbish, 2);
  }

  @Test
  void tellsWhenATokenCannotBeVerifiedNow() {
    var check =
        new TokenCheck(
            new VerifiedTokens(
                token -> {
                  throw new JwtException("no keys");
                }));
    assertThatThrownBy(() -> authenticate(check, "any"))
        .isInstanceOf(AuthenticationServiceException.class);
  }

  private TokenCheck check() {
    var settings = new TokenSettings(TestIssuer.URI, issuer.jwkSetUri(), "organization");
    var decoder = new TokenDecoders(settings).atAnyTime();
    return new TokenCheck(
        new VerifiedTokens(
            token -> {
              decoded.merge(token, 1, Integer::sum);
              return decoder.decode(token);
            }));
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> authenticate(check(), token))
        .isInstanceOf(InvalidBearerTokenException.class);
  }

  private static String userId(TokenCheck check, String token) {
    return authenticate(check, token).caller().userId();
  }

  private static CallerAuthentication authenticate(TokenCheck check, String token) {
    return (CallerAuthentication) check.authenticate(new BearerTokenAuthenticationToken(token));
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }
}
