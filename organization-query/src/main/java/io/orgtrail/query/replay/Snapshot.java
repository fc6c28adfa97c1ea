package io.orgtrail.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database as it is when one first looks, however long one goes on looking. */
final class Snapshot implements AutoCloseable {

  private static final int FETCH = 1_000;

  private final Connection connection;
  private final JdbcTemplate jdbc;

  Snapshot(DataSource connections) {
    try {
      connection = connections.getConnection();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("No snapshot", e);
    }
    jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    jdbc.setFetchSize(FETCH);
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  /** Rows as they are read; to be closed. */
  <T> Stream<T> rows(String sql, RowMapper<T> mapper, Object... parameters) {
    return jdbc.queryForStream(sql, mapper, parameters);
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("The snapshot does not end", e);
    }
  }
}
