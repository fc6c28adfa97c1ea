package io.orgtrail.query.readmodel;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to the generation that is served at the moment. As long as there is none, they are
 * inside no generation: the event store can be read all the same.
 */
public final class ServedDataSource extends AbstractDataSource implements AutoCloseable {

  private final DataSource none;
  private volatile HikariDataSource served;

  ServedDataSource(DataSource none) {
    this.none = none;
  }

  /** Lets every connection from now on be to another generation. */
  public void serve(HikariDataSource pool) {
    served = pool;
  }

  /** Whether that is where connections go. */
  public boolean isTo(HikariDataSource pool) {
    return pool == served;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var pool = served;
    try {
      return pool == null ? none.getConnection() : pool.getConnection();
    } catch (SQLException e) {
      if (pool == served) {
        throw e;
      }
      // It was replaced and closed meanwhile.
      return getConnection();
    }
  }

  @Override
  public Connection getConnection(String username, String password) {
    throw new UnsupportedOperationException("Everybody connects as the service");
  }

  @Override
  public void close() {
    if (served != null) {
      served.close();
    }
  }
}
