package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.web.Client.Answer;
import io.orgtrail.web.headers.AnswerHeaders;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HeadersTest extends WebTest {

  private static final String DATA =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  @Test
  void tellsBrowsersWithEveryAnswerThatItIsData() {
    assertData(get("/caller"));
    assertData(get("/tagged"));
    assertData(get("/taken"));
    assertData(get("/boom"));
    assertData(get("/nowhere"));
    assertData(client().get("/caller"));
    assertData(client().get("/actuator/health"));
    assertData(client().get("/v3/api-docs"));
    assertData(client().get("/v3/api-docs/swagger-config"));
    assertData(client().get("/swagger-ui.html"));
    assertData(client().get("/.well-known/oauth-protected-resource"));
    assertData(send("DELETE", "/things", ""));
    assertData(client().send("OPTIONS", "/caller", "", "Origin", APP));
  }

  @Test
  void tellsItAlsoWithWhatNoControllerHasSeen() throws IOException {
    for (var path : new String[] {"/a/..%2fb", "/a;b=c", "/a%zz", "/a|b"}) {
      assertThat(client().raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .contains("X-Content-Type-Options: nosniff\r\n")
          .contains("Content-Security-Policy: " + DATA + "\r\n")
          .contains("Cache-Control: no-store\r\n");
    }
  }

  @Test
  void letsClientsKeepWhatHasATag_ifTheyAskEachTime() {
    var answer = get("/tagged");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    var unchanged = get("/tagged", "If-None-Match", "\"1\"");
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void letsClientsKeepNothingElse() {
    assertThat(get("/caller").header("Cache-Control")).isEqualTo("no-store");
    assertThat(get("/taken").header("Cache-Control")).isEqualTo("no-store");
    assertThat(client().get("/caller").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void findsTheTagOfAnAnswerThatWasWaitedFor() {
    assertThat(get("/tagged-later").header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void leavesWhatAnEndpointSaysOfKeeping() {
    var answer = new MockHttpServletResponse();
    answer.setHeader("Cache-Control", "max-age=60");
    AnswerHeaders.write(new MockHttpServletRequest(), answer);
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("max-age=60");
  }

  @Test
  void asksBrowsersToStayWithTls_whereThereIsSome() {
    assertThat(get("/caller").header("Strict-Transport-Security")).isNull();
    var request = new MockHttpServletRequest("GET", "/caller");
    request.setSecure(true);
    var answer = new MockHttpServletResponse();
    AnswerHeaders.write(request, answer);
    assertThat(answer.getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
  }

  @Test
  void letsThePageThatShowsTheDescriptionRunItsOwnScripts() {
    var page = client().get("/swagger-ui/index.html");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("<script>");
    var policy = page.header("Content-Security-Policy");
    assertThat(policy).contains("script-src 'self'", "frame-ancestors 'none'");
    assertThat(policy).doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'");
  }

  @Test
  void tellsNothingAboutItself() {
    var answer = get("/caller");
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("X-Powered-By")).isNull();
    assertThat(answer.header("Set-Cookie")).isNull();
  }

  private static void assertData(Answer answer) {
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Content-Security-Policy")).isEqualTo(DATA);
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cache-Control")).isNotNull();
  }
}
