package io.orgtrail.query.positions;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.web.problems.Problem;
import io.orgtrail.web.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells with every answer which position it reflects, and makes a request wait for the position it
 * asks for, without a thread.
 */
final class PositionFilter extends OncePerRequestFilter {

  /** What is answered also while there is no read model. */
  private static final Pattern NEEDS_NONE = Pattern.compile("/(event-)?replays(/.*)?");

  private static final Problem GONE_BACK =
      Problem.of(
          ErrorCode.UNAVAILABLE,
          "The event store was put back to an older state; the service has to be started again.");

  private static final String IN_TIME = PositionFilter.class.getName() + ".inTime";

  private final Positions positions;
  private final BooleanSupplier hasGoneBack;

  /**
   * Filters requests.
   *
   * @param hasGoneBack whether the store was put back to an older state than was told of
   */
  PositionFilter(Positions positions, BooleanSupplier hasGoneBack) {
    this.positions = positions;
    this.hasGoneBack = hasGoneBack;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/actuator/") || path.startsWith("/v3/api-docs");
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (hasGoneBack.getAsBoolean()) {
      ProblemWriter.write(request, response, GONE_BACK);
      return;
    }
    try {
      var asked = PositionRequest.of(request);
      var inTime = (Boolean) request.getAttribute(IN_TIME);
      // Before the query runs: the answer may reflect more, never less.
      var position = positions.current();
      response.setHeader(Positions.HEADER, Long.toString(position));
      if (!positions.isKnown() && !NEEDS_NONE.matcher(request.getRequestURI()).matches()) {
        ProblemWriter.write(request, response, missing(asked.minimum()));
      } else if (position >= asked.minimum()) {
        chain.doFilter(request, response);
      } else if (inTime == null) {
        waitFor(asked, request, response);
      } else {
        ProblemWriter.write(request, response, behind(position, asked.minimum()));
      }
    } catch (RejectedException e) {
      ProblemWriter.write(request, response, Problem.of(e.rejection()));
    }
  }

  private void waitFor(
      PositionRequest asked, HttpServletRequest request, HttpServletResponse response) {
    if (asked.isWaitGiven()) {
      response.setHeader("Preference-Applied", "wait=" + asked.patience().toSeconds());
    }
    var later = request.startAsync(request, response);
    positions
        .reached(asked.minimum(), asked.patience())
        .thenAccept(
            inTime -> {
              request.setAttribute(IN_TIME, inTime);
              later.dispatch();
            });
  }

  private static Problem missing(long minimum) {
    var detail = "The read model is being built; GET /replays tells how far that is.";
    return Problem.of(ErrorCode.READ_MODEL_BEHIND, detail)
        .with("position", 0)
        .with("minPosition", minimum);
  }

  private static Problem behind(long position, long minimum) {
    var detail = "The read model is at %d, not yet at %d.".formatted(position, minimum);
    return Problem.of(ErrorCode.READ_MODEL_BEHIND, detail)
        .with("position", position)
        .with("minPosition", minimum);
  }
}
