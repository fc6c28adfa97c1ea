package io.orgtrail.command.gateway.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests after their threads have left them. Spring MVC would take each through all
 * filters and its own dispatch a second time, which is a third of what a command over HTTP costs.
 *
 * <p>As the outermost filter it knows when a thread has left the request: before that, filters may
 * still be at the response, and nobody else may write to it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LateAnswers extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(LateAnswers.class);

  private static final String LEFT = LateAnswers.class.getName();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var left = new CompletableFuture<HttpServletResponse>();
    request.setAttribute(LEFT, left);
    chain.doFilter(request, response);
    left.complete(response);
  }

  /**
   * Answers the request as soon as there is an answer. Whoever completes that only fills a buffer:
   * a thread of the container sends it.
   *
   * @param answer status, headers and content
   */
  static void give(HttpServletRequest request, CompletionStage<ResponseEntity<byte[]>> answer) {
    @SuppressWarnings("unchecked")
    var left = (CompletableFuture<HttpServletResponse>) request.getAttribute(LEFT);
    var pause = request.startAsync();
    pause.setTimeout(0); // whoever answers knows how long to wait
    answer
        .thenAcceptBoth(left, (content, response) -> write(content, response, pause))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                log.error("A request ends without its answer", failure);
                end(pause);
              }
            });
  }

  private static void write(
      ResponseEntity<byte[]> answer, HttpServletResponse response, AsyncContext pause) {
    response.setStatus(answer.getStatusCode().value());
    answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
    var content = answer.getBody() == null ? new byte[0] : answer.getBody();
    try {
      // With its length said, the last byte would send it from here.
      response.setBufferSize(Math.max(response.getBufferSize(), content.length));
      response.getOutputStream().write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pause.complete();
  }

  /** Whatever went wrong, nobody is kept waiting. */
  private static void end(AsyncContext pause) {
    try {
      ((HttpServletResponse) pause.getResponse()).sendError(500);
      pause.complete();
    } catch (IOException | IllegalStateException e) {
      log.debug("It has ended already", e);
    }
  }
}
