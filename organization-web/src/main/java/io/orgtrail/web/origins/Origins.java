package io.orgtrail.web.origins;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.web.problems.Problem;
import io.orgtrail.web.problems.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets the pages of allowed origins call the service from a browser, with a token that they have to
 * bring along: no cookie counts here. A browser that asks for another origin is refused; what any
 * other program sends is answered, whatever origin it names.
 */
public final class Origins {

  private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "DELETE");

  private static final List<String> ASKED =
      List.of(
          "Authorization",
          "Accept",
          "Content-Type",
          "If-Match",
          "If-None-Match",
          "Idempotency-Key",
          "Dry-Run",
          "Prefer",
          "Min-Position",
          "Last-Event-ID",
          "traceparent",
          "tracestate");

  private static final List<String> SHOWN =
      List.of(
          "Position",
          "ETag",
          "Location",
          "Retry-After",
          "Preference-Applied",
          "WWW-Authenticate",
          "Content-Disposition");

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Set<String> allowed;
  private final CorsConfiguration rules = new CorsConfiguration();

  public Origins(OriginSettings settings) {
    allowed = Set.copyOf(settings.allowedOrigins());
    rules.setAllowedOrigins(settings.allowedOrigins());
    rules.setAllowedMethods(METHODS);
    rules.setAllowedHeaders(ASKED);
    rules.setExposedHeaders(SHOWN);
    rules.setAllowCredentials(false);
    rules.setMaxAge(REMEMBERED);
  }

  /** The filter that answers browsers before anybody asks for a token. */
  public CorsFilter filter() {
    var filter = new CorsFilter(this::rules);
    filter.setCorsProcessor(new Refusing());
    return filter;
  }

  private CorsConfiguration rules(HttpServletRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && allowed.contains(origin) ? rules : null;
  }

  /** Refuses with a problem. */
  private static final class Refusing extends DefaultCorsProcessor {

    @Override
    public boolean processRequest(
        CorsConfiguration rules, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var isStrange = rules == null && CorsUtils.isPreFlightRequest(request);
      var isAllowed = super.processRequest(rules, request, response) && !isStrange;
      if (!isAllowed) {
        var detail = "Pages of that origin may not send this from a browser.";
        ProblemWriter.write(request, response, Problem.of(ErrorCode.FORBIDDEN, detail));
      }
      return isAllowed;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
      // The problem says it.
    }
  }
}
