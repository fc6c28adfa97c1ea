package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.web.Client.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest extends WebTest {

  @Test
  void tellsWhyAControllerRefused() {
    var answer = get("/taken?x=y");
    assertProblem(answer, 409, "SLUG_TAKEN");
    assertThat(answer.<String>json("$.type")).isEqualTo("urn:orgtrail:problem:slug-taken");
    assertThat(answer.<String>json("$.title")).isEqualTo("The slug is taken");
    assertThat(answer.<String>json("$.detail")).isEqualTo("The slug acme is taken.");
    assertThat(answer.<String>json("$.instance")).isEqualTo("/taken");
    assertThat(answer.body()).doesNotContain("fields");
  }

  @Test
  void namesTheFieldsThatAreWrong() {
    var answer = get("/rejected");
    assertProblem(answer, 400, "INVALID");
    assertThat(answer.<List<Map<String, String>>>json("$.fields"))
        .containsExactly(Map.of("field", "name", "message", "must not be empty"));
  }

  @Test
  void staysAProblem_whateverTheClientAccepts() {
    assertProblem(get("/taken", "Accept", "text/csv"), 409, "SLUG_TAKEN");
    assertProblem(get("/nowhere", "Accept", "text/html"), 404, "NOT_FOUND");
    assertProblem(get("/boom", "Accept", "image/png"), 500, "INTERNAL_ERROR");
    assertProblem(client().get("/caller", "Accept", "text/html"), 401, "UNAUTHENTICATED");
  }

  @Test
  void knowsNoOtherPaths() {
    assertProblem(get("/nowhere"), 404, "NOT_FOUND");
    assertProblem(get("/error"), 404, "NOT_FOUND");
    assertProblem(get("/actuator"), 404, "NOT_FOUND");
    assertProblem(get("/actuator/env"), 404, "NOT_FOUND");
    assertProblem(get("/actuator/heapdump"), 404, "NOT_FOUND");
  }

  @Test
  void namesParametersAndHeadersThatAreMissingOrWrong() {
    assertInvalid(get("/limited"), "limit");
    assertInvalid(get("/limited?limit=abc"), "limit");
    assertInvalid(get("/headed"), "If-Match");
  }

  @Test
  void namesWhatIsUnreadableInABody() {
    assertInvalid(send("POST", "/things", "{", "Content-Type", "application/json"), "body");
    assertInvalid(send("POST", "/things", "", "Content-Type", "application/json"), "body");
    assertInvalid(
        send("POST", "/things", "{\"size\":\"x\"}", "Content-Type", "application/json"), "size");
    assertInvalid(
        send("POST", "/things", "{\"numbers\":[1,\"x\"]}", "Content-Type", "application/json"),
        "numbers[1]");
  }

  @Test
  void readsBodiesStrictly_andNamesTheRule() {
    assertRule("{\"size\":\"1\"}", "size", "must be a whole number");
    assertRule("{\"size\":1.5}", "size", "must be a whole number");
    assertRule("{\"size\":99999999999}", "size", "is a number out of range");
    assertRule("{\"numbers\":1}", "numbers", "must be an array");
    assertRule("{\"name\":1}", "name", "must be a string without control characters");
    assertRule("{\"name\":\"a\\u0000\"}", "name", "must be a string without control characters");
    assertRule("{\"size\":1,\"colour\":1}", "colour", "is not a field of this request");
    assertRule("{\"size\":1,\"size\":2}", "body", "must be readable JSON");
    assertRule("{\"size\":1} {}", "body", "must be readable JSON");
  }

  private void assertRule(String body, String field, String rule) {
    var answer = send("POST", "/things", body, "Content-Type", "application/json");
    assertInvalid(answer, field);
    assertThat(answer.<List<String>>json("$.fields[*].message")).containsExactly(rule);
  }

  @Test
  void refusesMethodsAndMediaTypes() {
    var wrongMethod = send("DELETE", "/things", "");
    assertProblem(wrongMethod, 405, "METHOD_NOT_ALLOWED");
    assertThat(wrongMethod.header("Allow")).isEqualTo("POST");
    assertProblem(
        send("POST", "/things", "<a/>", "Content-Type", "application/xml"),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    assertProblem(get("/caller", "Accept", "image/png"), 406, "NOT_ACCEPTABLE");
  }

  @Test
  void tellsNothingAboutWhatBrokeInside_butLogsItOnce(CapturedOutput output) {
    var answer = get("/boom");
    assertProblem(answer, 500, "INTERNAL_ERROR");
    assertThat(answer.body()).doesNotContain("secret", "Exception");
    assertThat(output.getAll().split("secret inner detail", -1)).hasSize(2);
  }

  @Test
  void asksToTryAgain_whenTheDatabaseIsGone() {
    var answer = get("/database-gone");
    assertProblem(answer, 503, "UNAVAILABLE");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).doesNotContain("refused");
  }

  @Test
  void answersWhatTheFirewallRefuses() throws IOException {
    assertRawProblem(
        client().raw("GET /a/..%2fb HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    assertRawProblem(client().raw("GET /a;b=c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    assertRawProblem(client().raw("GET /a%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
  }

  @Test
  void answersWhatTheContainerRefuses() throws IOException {
    assertRawProblem(client().raw("GET /a%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    assertRawProblem(client().raw("GET /a|b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    assertRawProblem(client().raw("GET /a HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"));
    var large = "x".repeat(20_000);
    assertRawProblem(client().raw("GET /a HTTP/1.1\r\nHost: a\r\nX: " + large + "\r\n\r\n"));
  }

  @Test
  void answersQueriesThatCannotBeDecoded() throws IOException {
    var token = "Authorization: Bearer " + ISSUER.token("alice") + "\r\n";
    assertRawProblem(
        client()
            .raw(
                "GET /limited?limit=%zz HTTP/1.1\r\nHost: a\r\n"
                    + token
                    + "Connection: close\r\n\r\n"));
  }

  private static void assertRawProblem(String answer) {
    assertThat(answer).contains("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answer).contains("\"code\":\"INVALID\"").contains("\"status\":400");
    assertThat(answer).doesNotContain("<html", "Tomcat", "Exception", "\r\nServer:");
  }

  private static void assertInvalid(Answer answer, String field) {
    assertProblem(answer, 400, "INVALID");
    assertThat(answer.<List<String>>json("$.fields[*].field")).containsExactly(field);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.<Integer>json("$.status")).isEqualTo(status);
    assertThat(answer.<String>json("$.code")).isEqualTo(code);
  }
}
