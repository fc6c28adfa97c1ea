package io.orgtrail.query.positions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.web.tokens.VerifiedTokens;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

class RecentAnswerFilterTest {

  private static final String PATTERN = "/organizations/{ref}";

  private final Positions positions = new Positions();
  private final RecentAnswerFilter filter =
      new RecentAnswerFilter(positions, new RecentReads(positions));
  private final AtomicInteger made = new AtomicInteger();
  private int asked;
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/acme");

  @BeforeEach
  void signIn() {
    signIn("alice");
  }

  @AfterEach
  void close() {
    SecurityContextHolder.clearContext();
    positions.close();
  }

  @Test
  void givesAnAnswerAgain() throws Exception {
    var first = ask("holding", response -> answer(response, 200));
    var again = ask("holding", response -> answer(response, 200));
    assertThat(again.getContentAsString()).isEqualTo("answer 1").isEqualTo(body(first));
    assertThat(again.getContentType()).isEqualTo(first.getContentType());
    assertThat(again.getHeader("ETag")).isEqualTo("\"1\"");
    assertThat(again.getContentLength()).isEqualTo("answer 1".length());
  }

  @Test
  void tellsThatWhatSomebodyHasStillHolds() throws Exception {
    ask("holding", response -> answer(response, 200));
    request.addHeader("If-None-Match", "\"1\"");
    var again = ask("holding", response -> answer(response, 200));
    assertThat(again.getStatus()).isEqualTo(304);
    assertThat(again.getContentAsString()).isEmpty();
  }

  @Test
  void asksAgainWhenSomethingHasChanged() throws Exception {
    ask("holding", response -> answer(response, 200));
    positions.committed();
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 2");
  }

  @Test
  void tellsRequestsApart() throws Exception {
    ask("holding", response -> answer(response, 200));
    request.setQueryString("limit=2");
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 2");
    request.addHeader("Accept", "application/json");
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 3");
    signIn("bob");
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 4");
  }

  @Test
  void givesRefusalsAgain_butNoFailures() throws Exception {
    ask("holding", response -> answer(response, 503));
    ask("holding", response -> answer(response, 404));
    var again = ask("holding", response -> answer(response, 404));
    assertThat(again.getStatus()).isEqualTo(404);
    assertThat(body(again)).isEqualTo("answer 2");
  }

  @Test
  void keepsNothingOfOtherEndpoints() throws Exception {
    ask("streaming", response -> answer(response, 200));
    assertThat(body(ask("streaming", response -> answer(response, 200)))).isEqualTo("answer 2");
  }

  @Test
  void asksAgain_whenWhatElseItDependsOnIsSoNoMore() throws Exception {
    var isStillSo = new AtomicBoolean(true);
    Holding.onlyWhile(request, isStillSo::get);
    Holding.onlyUntil(request, Instant.MAX, Clock.systemUTC());
    ask("holding", response -> answer(response, 200));
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 1");
    isStillSo.set(false);
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 2");
  }

  @Test
  void asksAgain_whenItsTimeIsOver() throws Exception {
    Holding.onlyUntil(request, Instant.EPOCH, Clock.systemUTC());
    ask("holding", response -> answer(response, 200));
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 2");
  }

  @Test
  void asksAgain_whenItCannotBeToldWhetherItHolds() throws Exception {
    Holding.onlyWhile(
        request,
        () -> {
          throw new IllegalStateException("no database");
        });
    ask("holding", response -> answer(response, 200));
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 2");
  }

  @Test
  void givesHeadersAgainThatTheEndpointHasReplaced_butNoOthersThatWereThere() throws Exception {
    ask("holding", response -> replace("Position", response));
    var again = ask("holding", response -> replace("Position", response));
    assertThat(again.getHeader("Position")).isEqualTo("of the endpoint");
    assertThat(again.getHeader("Trace")).isEqualTo("of request 2");
    assertThat(made).hasValue(1);
  }

  private void replace(String header, HttpServletResponse response) throws IOException {
    response.setHeader(header, "of the endpoint");
    answer(response, 200);
  }

  @Test
  void leavesOtherRequestsAlone() throws Exception {
    request.setMethod("HEAD");
    ask("holding", response -> answer(response, 200));
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 2");
    request.setMethod("GET");
    request.setContentType("multipart/form-data");
    ask("holding", response -> answer(response, 200));
    assertThat(body(ask("holding", response -> answer(response, 200)))).isEqualTo("answer 4");
  }

  @Test
  void isMeasuredByThePathOfTheEndpoint() throws Exception {
    ask("holding", response -> answer(response, 200));
    var observed = new ServerRequestObservationContext(request, new MockHttpServletResponse());
    request.setAttribute(
        ServerHttpObservationFilter.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE, observed);
    ask("holding", response -> answer(response, 200));
    assertThat(observed.getPathPattern()).isEqualTo(PATTERN);
  }

  private MockHttpServletResponse ask(String endpoint, Answering answering) throws Exception {
    var response = new MockHttpServletResponse();
    asked++;
    response.setHeader("Position", "of request " + asked);
    response.setHeader("Trace", "of request " + asked);
    request.removeAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
    filter.doFilter(
        request,
        response,
        (handled, answer) -> {
          handled.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATTERN);
          handled.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, method(endpoint));
          answering.to((HttpServletResponse) answer);
        });
    return response;
  }

  private void answer(HttpServletResponse response, int status) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("ETag", "\"1\"");
    var body = "answer " + made.incrementAndGet();
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }

  private static HandlerMethod method(String name) {
    try {
      return new HandlerMethod(new Endpoints(), name);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String body(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString();
  }

  private static void signIn(String user) {
    var token = Jwt.withTokenValue(user).header("alg", "RS256").subject(user).build();
    var caller = new VerifiedTokens(any -> token).of(user);
    SecurityContextHolder.getContext().setAuthentication(caller);
  }

  private interface Answering {
    void to(HttpServletResponse response) throws IOException;
  }

  static final class Endpoints {

    @HoldsUntilChange
    public void holding() {}

    public void streaming() {}
  }
}
