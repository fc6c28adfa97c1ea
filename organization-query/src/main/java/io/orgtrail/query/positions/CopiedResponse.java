package io.orgtrail.query.positions;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** A response that copies what goes out, if that is an answer that holds until a change. */
final class CopiedResponse extends HttpServletResponseWrapper {

  /** Answers and refusals that say nothing of how the service fares. */
  private static final Set<Integer> HOLDING =
      Set.of(SC_OK, SC_BAD_REQUEST, SC_FORBIDDEN, SC_NOT_FOUND, SC_GONE);

  private final HttpServletRequest request;
  private final Set<String> headersBefore;
  private Map<String, String> headers;
  private CopiedOutput output;

  CopiedResponse(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
    this.headersBefore = new HashSet<>(response.getHeaderNames());
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (output == null && holdsUntilChange()) {
      // Before the body begins: then the container adds those that are about this response alone.
      headers = headersOfEndpoint();
      output = new CopiedOutput(super.getOutputStream());
    }
    return output == null ? super.getOutputStream() : output;
  }

  /** A header that stood there before is the endpoint's from then on. */
  @Override
  public void setHeader(String name, String value) {
    headersBefore.remove(name);
    super.setHeader(name, value);
  }

  private boolean holdsUntilChange() {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod method
        && method.hasMethodAnnotation(HoldsUntilChange.class);
  }

  private Map<String, String> headersOfEndpoint() {
    return getHeaderNames().stream()
        .distinct()
        .filter(name -> !headersBefore.contains(name))
        .collect(Collectors.toUnmodifiableMap(name -> name, this::getHeader));
  }

  /** What went out; none for a failure. */
  Optional<RecentAnswer> answer() {
    return output != null && HOLDING.contains(getStatus())
        ? Optional.of(
            new RecentAnswer(
                getStatus(),
                pattern(),
                getContentType(),
                headers,
                output.bytes(),
                Holding.of(request)))
        : Optional.empty();
  }

  private String pattern() {
    return (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
  }
}
