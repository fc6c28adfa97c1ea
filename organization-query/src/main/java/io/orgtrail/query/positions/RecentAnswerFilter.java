package io.orgtrail.query.positions;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.web.tokens.CallerAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers who asks the same again as it was answered a moment ago, if that {@linkplain
 * HoldsUntilChange holds until a change} and nothing has changed: nothing is read or made anew.
 */
final class RecentAnswerFilter extends OncePerRequestFilter {

  private final Positions positions;
  private final RecentReads recent;

  RecentAnswerFilter(Positions positions, RecentReads recent) {
    this.positions = positions;
    this.recent = recent;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET") || hasParts(request) || caller() == null;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked = Asked.in(request);
    var state = positions.state();
    if (recent.known(asked, state) instanceof RecentAnswer answer && answer.holds()) {
      answer.give(request, response);
    } else {
      var copied = new CopiedResponse(request, response);
      chain.doFilter(request, copied);
      copied.answer().ifPresent(answer -> recent.keep(asked, state, answer));
    }
  }

  /** They would be further parameters. */
  private static boolean hasParts(HttpServletRequest request) {
    return StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/");
  }

  private static Caller caller() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof CallerAuthentication authentication
        ? authentication.caller()
        : null;
  }

  /** All that the answer depends on. */
  private record Asked(Caller caller, String path, String query, List<String> accept) {

    static Asked in(HttpServletRequest request) {
      return new Asked(
          RecentAnswerFilter.caller(),
          request.getRequestURI(),
          request.getQueryString(),
          Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    }
  }
}
