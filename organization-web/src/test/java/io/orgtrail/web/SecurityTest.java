package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.web.Client.Answer;
import org.junit.jupiter.api.Test;

class SecurityTest extends WebTest {

  @Test
  void letsNobodyInWithoutAToken() {
    var answer = client().get("/caller");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.<String>json("$.code")).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(client().get("/nowhere").status()).isEqualTo(401);
  }

  @Test
  void tellsNobodyAboutTheIssuer() {
    assertThat(client().get("/.well-known/oauth-protected-resource").status()).isEqualTo(401);
  }

  @Test
  void tellsWhyATokenDoesNotCount() {
    var answer = withToken("/caller", "rubbish");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(answer.<String>json("$.detail")).startsWith("The bearer token is not valid");
  }

  @Test
  void takesNoTokenWhoseClaimsCannotBeUsed() {
    var nameless = ISSUER.token(claims -> claims.subject(null));
    assertThat(withToken("/caller", nameless).status()).isEqualTo(401);
    var endless = ISSUER.token(claims -> claims.claim("account", "x".repeat(300)));
    var answer = withToken("/caller", endless);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  void takesNoTokenFromTheQuery() {
    assertThat(client().get("/caller?access_token=" + ISSUER.token("alice")).status())
        .isEqualTo(401);
  }

  @Test
  void tellsControllersWhoIsCalling() {
    var token =
        ISSUER.token(
            claims ->
                claims
                    .claim("email", "alice@example.com")
                    .claim("email_verified", true)
                    .claim("account", "acme")
                    .claim("scope", "openid organization:operator"));
    var answer = withToken("/caller", token);
    assertThat(answer.<String>json("$.userId")).isEqualTo("alice");
    assertThat(answer.<String>json("$.email")).isEqualTo("alice@example.com");
    assertThat(answer.<Boolean>json("$.emailVerified")).isTrue();
    assertThat(answer.<String>json("$.account")).isEqualTo("acme");
    assertThat(answer.<Boolean>json("$.operator")).isTrue();
  }

  @Test
  void showsHealthToEverybody_itsDetailsToOperatorsAlone() {
    assertThat(client().get("/actuator/health").body()).doesNotContain("components");
    assertThat(client().get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(get("/actuator/health").body()).doesNotContain("components");
    assertThat(withScope("/actuator/health", "organization:operator").body())
        .contains("components");
  }

  @Test
  void showsMetricsToThoseWithTheScope() {
    assertThat(client().get("/actuator/prometheus").status()).isEqualTo(401);
    var denied = get("/actuator/prometheus");
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.<String>json("$.code")).isEqualTo("FORBIDDEN");
    assertThat(denied.header("WWW-Authenticate")).contains("insufficient_scope");
    // No registry here, so nothing is found; but it was allowed to look.
    assertThat(withScope("/actuator/prometheus", "organization:metrics").status()).isEqualTo(404);
    assertThat(withScope("/actuator/prometheus", "organization:operator").status()).isEqualTo(404);
  }

  @Test
  void describesItselfToEverybody() {
    var answer = client().get("/v3/api-docs");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.<String>json("$.components.securitySchemes.bearer.scheme"))
        .isEqualTo("bearer");
    assertThat(answer.<Object>json("$.paths['/caller'].get")).asString().doesNotContain("userId");
    assertThat(answer.body()).doesNotContain("\"/error\"");
  }

  private Answer withScope(String path, String scope) {
    return withToken(path, ISSUER.token(claims -> claims.claim("scope", scope)));
  }

  private Answer withToken(String path, String token) {
    return client().get(path, "Authorization", "Bearer " + token);
  }
}
