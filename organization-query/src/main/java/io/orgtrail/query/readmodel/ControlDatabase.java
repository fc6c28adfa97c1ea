package io.orgtrail.query.readmodel;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A few connections for what is no query: the record of generations, and the building of new ones.
 * They are inside no generation.
 */
public final class ControlDatabase implements AutoCloseable {

  private final HikariDataSource pool;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final TransactionTemplate snapshots;

  ControlDatabase(HikariDataSource pool) {
    this.pool = pool;
    this.jdbc = new JdbcTemplate(pool);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    this.snapshots = new TransactionTemplate(new JdbcTransactionManager(pool));
    snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** Takes part in the transactions below. */
  public JdbcTemplate jdbc() {
    return jdbc;
  }

  /** Does all of it or nothing. */
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  /** Does all of it or nothing, seeing what was there when it began. */
  public <T> T inSnapshot(Supplier<T> work) {
    return snapshots.execute(status -> work.get());
  }

  /** Its connections, to use them in other ways. */
  public DataSource connections() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
