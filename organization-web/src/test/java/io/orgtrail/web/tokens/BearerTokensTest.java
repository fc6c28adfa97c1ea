package io.orgtrail.web.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

class BearerTokensTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer eyJ0eXAi.eyJz_dWIi.c2ln-bmF0",
        "bearer abc",
        "BEARER abc",
        "Bearer abc==",
        "Bearer a~b+c/d",
        "Bearer ",
        "Bearer",
        "Bearer  abc",
        "Bearer abc def",
        "Bearer =",
        "Bearer a%b",
        "Bearer Zoë",
        "Basic YTpi",
        ""
      })
  void areFoundWhereSpringSecurityFindsThem(String header) {
    var request = new MockHttpServletRequest();
    request.addHeader("Authorization", header);
    assertThat(found(new BearerTokens(), request))
        .isEqualTo(found(new DefaultBearerTokenResolver(), request));
  }

  @Test
  void areNotFoundWithoutTheHeader() {
    assertThat(new BearerTokens().resolve(new MockHttpServletRequest())).isNull();
  }

  private static String found(BearerTokenResolver resolver, MockHttpServletRequest request) {
    try {
      return resolver.resolve(request);
    } catch (OAuth2AuthenticationException e) {
      return e.getError().toString();
    }
  }
}
