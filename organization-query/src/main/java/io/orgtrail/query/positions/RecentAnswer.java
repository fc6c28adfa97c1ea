package io.orgtrail.query.positions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * An answer as it went out.
 *
 * @param status its status
 * @param pattern the path of the endpoint, by which requests are measured
 * @param type its content type
 * @param headers those that the endpoint has set
 * @param body its bytes
 * @param condition what it holds under
 */
record RecentAnswer(
    int status,
    String pattern,
    String type,
    Map<String, String> headers,
    byte[] body,
    BooleanSupplier condition) {

  boolean holds() {
    return Holding.isTrue(condition);
  }

  /** Answers a request with it; one who has it already is told that it still holds. */
  void give(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ServerHttpObservationFilter.findObservationContext(request)
        .ifPresent(context -> context.setPathPattern(pattern));
    headers.forEach(response::setHeader);
    var tag = headers.get(HttpHeaders.ETAG);
    if (tag == null || !new ServletWebRequest(request, response).checkNotModified(tag)) {
      response.setStatus(status);
      response.setContentType(type);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
