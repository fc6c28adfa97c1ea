package io.orgtrail.web.limits;

import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.web.problems.Problem;
import io.orgtrail.web.problems.ProblemWriter;
import io.orgtrail.web.tokens.CallerAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the requests of a caller, or about an organization, when there are too many of them, as
 * soon as it is known who asks. An organization is counted as it is named in the path.
 */
final class RateFilter extends OncePerRequestFilter {

  private static final String ORGANIZATIONS = "/organizations/";

  private final Rates rates;
  private final InstantSource clock;

  RateFilter(Rates rates, InstantSource clock) {
    this.rates = rates;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !rates.areBounded();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof CallerAuthentication authentication) {
      try {
        require(authentication.caller(), organization(request.getServletPath()));
      } catch (RejectedException e) {
        ProblemWriter.write(request, response, Problem.of(e.rejection()));
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private void require(Caller caller, String organization) {
    var now = clock.instant();
    rates.require(caller, now);
    if (organization != null) {
      rates.require(caller, organization, now);
    }
  }

  /** The path is decoded already; a name is the same however it is written. */
  private static String organization(String path) {
    if (!path.startsWith(ORGANIZATIONS)) {
      return null;
    }
    var end = path.indexOf('/', ORGANIZATIONS.length());
    var name = path.substring(ORGANIZATIONS.length(), end < 0 ? path.length() : end).strip();
    return name.isEmpty() ? null : name.toLowerCase(Locale.ROOT);
  }
}
