package io.orgtrail.command.gateway.http;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.web.problems.Problem;
import io.orgtrail.web.problems.ProblemWriter;
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
 * filters and its own dispatch a second time: a third of the CPU of the threads that serve
 * commands.
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
   * @param answer status, headers and content; a problem is told when there is none
   */
  static void give(HttpServletRequest request, CompletionStage<ResponseEntity<byte[]>> answer) {
    @SuppressWarnings("unchecked")
    var left = (CompletableFuture<HttpServletResponse>) request.getAttribute(LEFT);
    var pause = request.startAsync();
    answer
        .thenAcceptBoth(left, LateAnswers::fill)
        .whenComplete((filled, failure) -> end(pause, request, left.join(), failure));
  }

  private static void fill(ResponseEntity<byte[]> answer, HttpServletResponse response) {
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
  }

  private static void end(
      AsyncContext pause,
      HttpServletRequest request,
      HttpServletResponse response,
      Throwable failure) {
    try {
      if (failure != null) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        var detail = "Something went wrong on our side.";
        ProblemWriter.write(request, response, Problem.of(ErrorCode.INTERNAL_ERROR, detail));
      }
      pause.complete();
    } catch (IOException | IllegalStateException e) {
      log.debug("The client is gone before it was answered", e);
    }
  }
}
