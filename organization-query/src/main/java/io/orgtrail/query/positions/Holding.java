package io.orgtrail.query.positions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what else an answer that {@linkplain HoldsUntilChange holds until a change} depends on: who
 * asks again is given it again only while that still is so.
 */
public final class Holding {

  private static final Logger log = LoggerFactory.getLogger(Holding.class);
  private static final String CONDITION = Holding.class.getName();

  private Holding() {}

  /**
   * The answer to a request holds only while this is true, and whatever was said before.
   *
   * @param stillTrue is asked for each request to which the answer could be given again
   */
  public static void onlyWhile(HttpServletRequest request, BooleanSupplier stillTrue) {
    var before = (BooleanSupplier) request.getAttribute(CONDITION);
    BooleanSupplier both = () -> before.getAsBoolean() && stillTrue.getAsBoolean();
    request.setAttribute(CONDITION, before == null ? stillTrue : both);
  }

  /** The answer to a request holds only until then; without end when that is {@code null}. */
  public static void onlyUntil(HttpServletRequest request, Instant time, Clock clock) {
    if (time != null) {
      onlyWhile(request, () -> clock.instant().isBefore(time));
    }
  }

  /** What was said of the answer to a request. */
  static BooleanSupplier of(HttpServletRequest request) {
    var condition = (BooleanSupplier) request.getAttribute(CONDITION);
    return Objects.requireNonNullElse(condition, () -> true);
  }

  /** What cannot be told is not true; the request that is answered anew meets the same trouble. */
  static boolean isTrue(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (RuntimeException e) {
      log.debug("It cannot be told whether an answer holds", e);
      return false;
    }
  }
}
