package io.orgtrail.command.gateway;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** What the failure of a batch says about the database, and so what to do with the batch. */
enum DatabaseFailure {
  /** Another transaction was in the way: the same batch again. */
  CONFLICT,
  /** The database or the connection is gone: wait, and then the same batch again. */
  UNAVAILABLE,
  /** Something in the batch cannot be stored: find out what. */
  BROKEN;

  /** Connection, resources, operator intervention; and a server that only reads. */
  private static final List<String> UNAVAILABLE_STATES = List.of("08", "53", "57", "25006");

  static DatabaseFailure of(Throwable failure) {
    var state = sqlState(failure);
    if (isConnectionLost(failure)) {
      return UNAVAILABLE;
    }
    if (state == null) {
      return BROKEN;
    }
    if (state.startsWith("40") || state.equals("23505")) {
      return CONFLICT;
    }
    return UNAVAILABLE_STATES.stream().anyMatch(state::startsWith) ? UNAVAILABLE : BROKEN;
  }

  private static boolean isConnectionLost(Throwable failure) {
    return has(failure, TransactionException.class)
        || has(failure, DataAccessResourceFailureException.class)
        || has(failure, SQLTransientConnectionException.class)
        || has(failure, SQLNonTransientConnectionException.class);
  }

  /** Whether the database had a part in the failure. */
  static boolean isCauseOf(Throwable failure) {
    return has(failure, SQLException.class)
        || has(failure, DataAccessException.class)
        || has(failure, TransactionException.class);
  }

  static RuntimeException rethrow(Throwable failure) {
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("the batch failed", failure);
  }

  private static String sqlState(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return null;
  }

  private static boolean has(Throwable failure, Class<?> type) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
