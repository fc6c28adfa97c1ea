package io.orgtrail.web.problems;

import io.orgtrail.api.messages.Json;
import io.orgtrail.web.headers.AnswerHeaders;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Writes problems straight into responses, so that they look the same from controllers, filters and
 * the container, whatever the client accepts.
 */
public final class ProblemWriter {

  static final String CONTENT_TYPE = "application/problem+json";

  private ProblemWriter() {}

  /** Answers the request with the problem; headers set before stay. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(CONTENT_TYPE);
    AnswerHeaders.write(request, response);
    if (problem.isTemporary() && !response.containsHeader("Retry-After")) {
      response.setHeader("Retry-After", Problem.RETRY_AFTER);
    }
    var body = Json.mapper().writeValueAsBytes(problem.at(path(request)));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** In an error dispatch the path that was asked for, not that of the error page. */
  private static String path(HttpServletRequest request) {
    var asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return asked == null ? request.getRequestURI() : asked;
  }
}
