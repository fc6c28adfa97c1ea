package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.StoredEvent;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * An event that cannot be applied, whatever else works.
 *
 * @param organizationId where it happened
 * @param position its position
 * @param eventId its own id
 * @param eventType its type
 * @param error why it cannot be applied; tells nothing of rows
 */
public record DeadLetter(
    String organizationId, long position, String eventId, String eventType, String error) {

  private static final int MAX_CAUSES = 20;
  private static final int MAX_LENGTH = 500;

  /**
   * Classes of SQLSTATE that tell of what was to be written: cardinality, data, integrity, limits
   * of a row. All others are trouble of the database, and pass.
   */
  private static final Set<String> OF_DATA = Set.of("21", "22", "23", "54");

  /** What became of an event with this failure. */
  public static DeadLetter of(StoredEvent event, RuntimeException failure) {
    return of(event.organizationId(), event.position(), event.eventId(), event.type(), failure);
  }

  /** What became of an event with this failure. */
  public static DeadLetter of(
      String organizationId, long position, String eventId, String type, RuntimeException failure) {
    var text = sql(failure).map(DeadLetter::text).orElseGet(() -> text(failure));
    return new DeadLetter(
        organizationId,
        position,
        eventId,
        type,
        text.substring(0, Math.min(text.length(), MAX_LENGTH)));
  }

  /** Whether a failure is due to the event, and would come again with it. */
  public static boolean isDueTo(RuntimeException failure) {
    return sql(failure)
        .map(cause -> isOfData(cause.getSQLState()))
        .orElseGet(
            () ->
                !(failure instanceof DataAccessException
                    || failure instanceof TransactionException));
  }

  private static boolean isOfData(String state) {
    return state != null && state.length() == 5 && OF_DATA.contains(state.substring(0, 2));
  }

  private static Optional<SQLException> sql(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  /** Without the detail, which has the row. */
  private static String text(SQLException failure) {
    var told = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    return failure.getSQLState() + (told == null ? "" : " " + told.getMessage());
  }

  private static String text(RuntimeException failure) {
    var root =
        Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(MAX_CAUSES)
            .reduce((cause, deeper) -> deeper)
            .orElseThrow();
    return root.getClass().getSimpleName() + ": " + firstLine(root.getMessage());
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
