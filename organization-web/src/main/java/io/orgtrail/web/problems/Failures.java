package io.orgtrail.web.problems;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;

/** Which problem an exception or a bare status is. */
final class Failures {

  /** SQL states of a database that is gone, full or shutting down. */
  private static final Set<String> GONE = Set.of("08", "53", "57");

  private Failures() {}

  /** The problem to show for an exception; tells nothing about our insides. */
  static Problem problem(Throwable failure) {
    if (failure instanceof RejectedException rejected) {
      return Problem.of(rejected.rejection());
    }
    if (failure instanceof InvalidParameterException undecodable) {
      return problem(undecodable.getErrorCode());
    }
    return isDatabaseGone(failure)
        ? Problem.of(ErrorCode.UNAVAILABLE, "The database does not answer.")
        : Problem.of(ErrorCode.INTERNAL_ERROR, "Something went wrong on our side.");
  }

  /** The problem to show for a status that somebody else has chosen. */
  static Problem problem(int status) {
    var code = code(status);
    return Problem.of(code, detail(code)).withStatus(status);
  }

  static ErrorCode code(int status) {
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHENTICATED;
      case 403 -> ErrorCode.FORBIDDEN;
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 413, 414, 431 -> ErrorCode.TOO_LARGE;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 429 -> ErrorCode.RATE_LIMITED;
      case 503 -> ErrorCode.UNAVAILABLE;
      default -> status < 500 ? ErrorCode.INVALID : ErrorCode.INTERNAL_ERROR;
    };
  }

  private static String detail(ErrorCode code) {
    return switch (code) {
      case INVALID -> "The request is malformed.";
      case NOT_FOUND -> "There is nothing at this path.";
      case TOO_LARGE -> "The request is larger than this server takes.";
      case UNAVAILABLE -> "The service cannot answer now.";
      case INTERNAL_ERROR -> "Something went wrong on our side.";
      default -> code.title() + ".";
    };
  }

  private static boolean isDatabaseGone(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .anyMatch(Failures::isGone);
  }

  private static boolean isGone(SQLException failure) {
    var state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || state != null && state.length() == 5 && GONE.contains(state.substring(0, 2));
  }
}
