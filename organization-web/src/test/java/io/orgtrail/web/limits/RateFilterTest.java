package io.orgtrail.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orgtrail.web.tokens.CallerAuthentication;
import io.orgtrail.web.tokens.VerifiedTokens;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

class RateFilterTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final VerifiedTokens tokens =
      new VerifiedTokens(
          token -> Jwt.withTokenValue(token).header("alg", "none").subject(token).build());
  private final RateFilter filter =
      new RateFilter(
          new Rates("requests", new RateSettings(3, 4), new SimpleMeterRegistry()), () -> NOW);

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  private MockHttpServletResponse get(CallerAuthentication caller, String path) {
    SecurityContextHolder.getContext().setAuthentication(caller);
    var request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    var response = new MockHttpServletResponse();
    try {
      filter.doFilter(request, response, new MockFilterChain());
    } catch (IOException | ServletException e) {
      throw new IllegalStateException(e);
    }
    return response;
  }

  @Test
  void answersWithAProblemThatTellsWhenToTryAgain() throws IOException {
    var alice = tokens.of("alice");
    for (var i = 0; i < 3; i++) {
      assertThat(get(alice, "/industries").getStatus()).isEqualTo(200);
    }

    var answer = get(alice, "/industries");

    assertThat(answer.getStatus()).isEqualTo(429);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString())
        .contains("\"code\":\"RATE_LIMITED\"", "urn:orgtrail:problem:rate-limited");
    assertThat(get(tokens.of("bob"), "/industries").getStatus()).isEqualTo(200);
  }

  @Test
  void countsAnOrganizationHoweverItsNameIsWritten() {
    get(tokens.of("alice"), "/organizations/acme");
    get(tokens.of("alice"), "/organizations/Acme/members");
    get(tokens.of("bob"), "/organizations/ ACME");
    get(tokens.of("bob"), "/organizations/acme/audit-trail");

    assertThat(get(tokens.of("carol"), "/organizations/acme").getStatus()).isEqualTo(429);
    assertThat(get(tokens.of("carol"), "/organizations/initech").getStatus()).isEqualTo(200);
    assertThat(get(tokens.of("dave"), "/organizations/").getStatus()).isEqualTo(200);
  }

  @Test
  void boundsNobodyWhoIsNotKnown() {
    for (var i = 0; i < 10; i++) {
      assertThat(get(null, "/organizations/acme").getStatus()).isEqualTo(200);
    }
  }
}
