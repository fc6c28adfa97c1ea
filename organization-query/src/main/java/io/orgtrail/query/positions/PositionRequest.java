package io.orgtrail.query.positions;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request says about positions.
 *
 * @param minimum {@code Min-Position}, 0 when it does not matter
 * @param patience how long to wait for that
 * @param isWaitGiven whether the client said so, by {@code Prefer: wait=…}
 */
record PositionRequest(long minimum, Duration patience, boolean isWaitGiven) {

  static final String MIN_POSITION = "Min-Position";
  static final String PREFER = "Prefer";

  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);
  private static final long MAX_WAIT_SECONDS = 60;
  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
  private static final Pattern WAIT =
      Pattern.compile("wait\\s*=\\s*\"?([^\"]*)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  static PositionRequest of(HttpServletRequest request) {
    var wait =
        preferences(request)
            .map(WAIT::matcher)
            .filter(Matcher::matches)
            .map(preference -> seconds(preference.group(1).strip()))
            .findFirst();
    return new PositionRequest(
        minimum(request.getHeader(MIN_POSITION)), wait.orElse(DEFAULT_WAIT), wait.isPresent());
  }

  private static Stream<String> preferences(HttpServletRequest request) {
    return Collections.list(request.getHeaders(PREFER)).stream()
        .flatMap(header -> Stream.of(header.split("[,;]")))
        .map(String::strip);
  }

  private static long minimum(String header) {
    if (header == null) {
      return 0;
    }
    if (!POSITION.matcher(header.strip()).matches()) {
      throw invalid(MIN_POSITION, "must be a position, a whole number");
    }
    return Long.parseLong(header.strip());
  }

  private static Duration seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw invalid(PREFER, "wait must be a whole number of seconds");
    }
    return Duration.ofSeconds(Math.min(Long.parseLong(text), MAX_WAIT_SECONDS));
  }

  private static RejectedException invalid(String header, String rule) {
    return new RejectedException(Rejection.ofField(ErrorCode.INVALID, header, rule));
  }
}
