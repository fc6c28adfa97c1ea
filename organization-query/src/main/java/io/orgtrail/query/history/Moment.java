package io.orgtrail.query.history;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * A point in the history, as a time or as a position; neither means none was given.
 *
 * @param time an instant, or {@code null}
 * @param position a position, or {@code null}
 */
public record Moment(Instant time, Long position) {

  private static final Moment NONE = new Moment(null, null);
  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** Reads a parameter; refuses what is neither. */
  public static Moment parse(String parameter, String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    if (POSITION.matcher(text).matches()) {
      return new Moment(null, Long.valueOf(text));
    }
    try {
      var time = OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        return new Moment(time, null);
      }
    } catch (DateTimeException e) {
      throw invalid(parameter);
    }
    throw invalid(parameter);
  }

  /** Whether none was given. */
  public boolean isNone() {
    return time == null && position == null;
  }

  private static RejectedException invalid(String parameter) {
    return new RejectedException(
        Rejection.ofField(
            ErrorCode.INVALID,
            parameter,
            "must be an RFC 3339 time with its offset, or a position"));
  }
}
