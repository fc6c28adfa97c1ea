package io.orgtrail.web.headers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;

/**
 * Tells browsers with every answer that it is data: to be shown in no page, taken for nothing else,
 * and kept only where the client asks each time whether it still holds.
 */
public final class AnswerHeaders {

  /** An answer that a client may keep for itself, as long as it asks for changes. */
  static final String ASK_AGAIN = "private, no-cache";

  static final String KEEP_NOTHING = "no-store";

  private static final String NO_FRAMES =
      "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  private static final String DATA = "default-src 'none'; " + NO_FRAMES;
  private static final String DOCUMENTATION =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          + NO_FRAMES;
  private static final String DOCUMENTATION_PATH = "/swagger-ui/";
  private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

  private AnswerHeaders() {}

  /** Has a chain of security filters write them, in place of those that Spring Security writes. */
  public static void on(HttpSecurity http) {
    http.headers(AbstractHttpConfigurer::disable).addFilter(new AnswerHeaderFilter());
  }

  /** Writes them; for who answers before any filter, or without. */
  public static void write(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", policy(request.getRequestURI()));
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", ONE_YEAR);
    }
    keep(response);
  }

  private static String policy(String path) {
    return path != null && path.startsWith(DOCUMENTATION_PATH) ? DOCUMENTATION : DATA;
  }

  /**
   * What an endpoint has said stays. Said again when a request goes on after a pause: only then an
   * answer may have a tag.
   */
  private static void keep(HttpServletResponse response) {
    var said = response.getHeader(HttpHeaders.CACHE_CONTROL);
    if (said == null || said.equals(KEEP_NOTHING)) {
      var isTagged = response.containsHeader(HttpHeaders.ETAG);
      response.setHeader(HttpHeaders.CACHE_CONTROL, isTagged ? ASK_AGAIN : KEEP_NOTHING);
    }
  }
}
