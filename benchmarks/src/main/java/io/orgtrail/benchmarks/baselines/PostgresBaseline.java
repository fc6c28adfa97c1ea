package io.orgtrail.benchmarks.baselines;

import io.orgtrail.benchmarks.system.Database;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/** What the same PostgreSQL server does with rows like those of events, and nothing around it. */
final class PostgresBaseline implements AutoCloseable {
  private static final int WRITERS = 16;
  private static final int ROWS_OF_A_COPY = 2_000;

  private final ScratchTable table;
  private final Duration time;
  private final AtomicLong positions = new AtomicLong();

  private PostgresBaseline(ScratchTable table, Duration time) {
    this.table = table;
    this.time = time;
  }

  static PostgresBaseline on(Database database, Duration time) throws SQLException {
    return new PostgresBaseline(ScratchTable.in(database), time);
  }

  /** Rows per second in transactions of as many. */
  double inserts(int rowsOfATransaction) {
    return warm(WRITERS, worker -> new Inserts(rowsOfATransaction));
  }

  /** Rows per second by COPY. */
  double copy() {
    return warm(2, worker -> new Copy());
  }

  /** Rows per second that are found by an index, one with each statement. */
  double reads(int connections) {
    if (positions.get() == 0) {
      Workers.perSecond(WRITERS, time, worker -> new Inserts(100));
    }
    return warm(connections, worker -> new Reads(worker));
  }

  /** As much is done before, by which this JVM compiles what it is measured with. */
  private double warm(int connections, Workers.Opening work) {
    Workers.perSecond(connections, time, work);
    return Workers.perSecond(connections, time, work);
  }

  @Override
  public void close() throws SQLException {
    table.close();
  }

  private final class Inserts implements Workers.Work {
    private final int rows;
    private final Connection connection = table.connect();
    private final PreparedStatement insert = ScratchTable.insert(connection);

    Inserts(int rows) throws SQLException {
      this.rows = rows;
      // A single row is a transaction by itself; begun and committed it would take two round trips.
      connection.setAutoCommit(rows == 1);
    }

    @Override
    public long once() throws SQLException {
      for (int row = 0; row < rows; row++) {
        ScratchTable.fill(insert, positions.incrementAndGet());
        insert.addBatch();
      }
      insert.executeBatch();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return rows;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private final class Copy implements Workers.Work {
    private final Connection connection = table.connect();

    Copy() throws SQLException {}

    @Override
    public long once() throws Exception {
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < ROWS_OF_A_COPY; row++) {
        rows.append(ScratchTable.copied(positions.incrementAndGet()));
      }
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY benchmark_scratch.event FROM STDIN", new StringReader(rows.toString()));
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private final class Reads implements Workers.Work {
    private static final long STRIDE = 7_919;

    private final Connection connection = table.connect();
    private final PreparedStatement read = ScratchTable.read(connection);
    private final long rows = positions.get();
    private long position;

    Reads(int worker) throws SQLException {
      this.position = worker;
    }

    @Override
    public long once() throws SQLException {
      position = (position + STRIDE) % rows;
      read.setLong(1, position + 1);
      try (ResultSet row = read.executeQuery()) {
        return row.next() && row.getString("payload") != null ? 1 : 0;
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
