package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.web.Client.Answer;
import io.orgtrail.web.origins.OriginSettings;
import io.orgtrail.web.origins.Origins;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginsTest extends WebTest {

  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "authorization,if-none-match,min-position,prefer",
        "authorization,content-type,idempotency-key,dry-run,if-match",
        "authorization,last-event-id",
        "traceparent,tracestate"
      })
  void letsPagesOfAnAllowedOriginSendWhatClientsSend(String headers) {
    var answer = asked(APP, "POST", headers);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(ALLOWED)).isEqualTo(APP);
    assertThat(answer.header("Access-Control-Allow-Headers")).isEqualToIgnoringWhitespace(headers);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST", "DELETE");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
  }

  @Test
  void takesASecondOriginToo() {
    assertThat(asked("http://localhost:3000", "GET", "authorization").status()).isEqualTo(200);
  }

  @Test
  void showsPagesTheHeadersOfAnAnswer() {
    var answer = get("/tagged", "Origin", APP);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(ALLOWED)).isEqualTo(APP);
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .contains("Position", "ETag", "Retry-After", "Location", "Preference-Applied");
    assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void showsPagesWhyTheyWereRefused() {
    assertThat(get("/taken", "Origin", APP).header(ALLOWED)).isEqualTo(APP);
    assertThat(client().get("/caller", "Origin", APP).header(ALLOWED)).isEqualTo(APP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.com",
        "https://app.example.com.evil.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "null"
      })
  void refusesPagesOfOtherOrigins(String origin) {
    var answer = asked(origin, "GET", "authorization");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.<String>json("$.code")).isEqualTo("FORBIDDEN");
    assertThat(answer.header(ALLOWED)).isNull();
    assertThat(get("/tagged", "Origin", origin).header(ALLOWED)).isNull();
  }

  @Test
  void refusesMethodsAndHeadersThatNobodyNeeds() {
    assertThat(asked(APP, "PUT", "authorization").status()).isEqualTo(403);
    assertThat(asked(APP, "GET", "x-evil").status()).isEqualTo(403);
  }

  @Test
  void allowsNobodyUnlessTold() throws Exception {
    var request = new MockHttpServletRequest("OPTIONS", "/organizations");
    request.addHeader("Origin", APP);
    request.addHeader("Access-Control-Request-Method", "GET");
    var response = new MockHttpServletResponse();
    new Origins(new OriginSettings(List.of()))
        .filter()
        .doFilter(request, response, new MockFilterChain());
    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getHeader(ALLOWED)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "https://*.example.com", "null", "app.example.com", "https://a.example/app"})
  void takesNoPatternForAnOrigin(String origin) {
    assertThatThrownBy(() -> new OriginSettings(List.of(origin)))
        .hasMessageContaining("ORGANIZATION_ALLOWED_ORIGINS", origin);
  }

  private Answer asked(String origin, String method, String headers) {
    return client()
        .send(
            "OPTIONS",
            "/caller",
            "",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            method,
            "Access-Control-Request-Headers",
            headers);
  }
}
