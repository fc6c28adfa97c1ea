package io.orgtrail.web.limits;

import io.orgtrail.web.problems.Problem;
import io.orgtrail.web.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large before they are in memory: at once when the request tells, else
 * where the reading of one exceeds the limit.
 */
final class BodyFilter extends OncePerRequestFilter {

  private final int maxBytes;

  BodyFilter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var length = request.getContentLengthLong();
    if (length > maxBytes) {
      ProblemWriter.write(request, response, Problem.of(BoundedInput.tooLarge(maxBytes)));
    } else if (length < 0 && request.getHeader("Transfer-Encoding") != null) {
      chain.doFilter(new BoundedRequest(request, maxBytes), response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
