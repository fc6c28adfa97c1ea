package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * Events of one organization after the other. The database sorts its whole table once, which takes
 * half as long as looking up each event by an index, and more so the larger the table is. A thread
 * of its own reads and understands the next events.
 */
final class SortedEvents implements AutoCloseable {

  private static final int PAGE = 1_000;
  private static final int PAGES_AHEAD = 4;

  private static final String SETTINGS =
      "SET LOCAL enable_indexscan = off; SET LOCAL work_mem = '32MB'";

  private static final String COPY =
      """
      COPY (
        SELECT position, event_id, time, version, type, payload, metadata
        FROM eventstore.event WHERE position <= %d ORDER BY organization_id, position
      ) TO STDOUT (FORMAT binary)""";

  private final DataSource connections;
  private final String copy;
  private final BlockingQueue<Supplier<List<RecordedEvent>>> pages =
      new ArrayBlockingQueue<>(PAGES_AHEAD);
  private final Thread reading = new Thread(this::read, "replay-events");
  private volatile boolean isClosed;

  /** Begins to read. */
  SortedEvents(DataSource connections, long upTo) {
    this.connections = connections;
    this.copy = COPY.formatted(upTo);
    reading.setDaemon(true);
    reading.start();
  }

  /** The next ones; none at the end. */
  List<RecordedEvent> next() {
    try {
      return pages.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while reading events", e);
    }
  }

  private void read() {
    try (var snapshot = new Snapshot(connections)) {
      snapshot.jdbc().execute(SETTINGS);
      snapshot.jdbc().execute((ConnectionCallback<Boolean>) this::read);
      put(List::of);
    } catch (RuntimeException e) {
      put(
          () -> {
            throw new IllegalStateException("The events cannot be read", e);
          });
    }
  }

  private boolean read(Connection connection) throws SQLException {
    var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
    try {
      for (var page = page(rows); !page.isEmpty() && !isClosed; page = page(rows)) {
        var events = page;
        put(() -> events);
      }
      return true;
    } finally {
      // Until it has ended, nothing else can be done with the connection, not even a rollback; the
      // driver loses count of answers when it is canceled.
      while (next(rows) != null) {
        // Nobody wants the rest.
      }
    }
  }

  private static List<RecordedEvent> page(CopyOut rows) throws SQLException {
    var page = new ArrayList<RecordedEvent>(PAGE);
    for (var bytes = next(rows); bytes != null; bytes = page.size() < PAGE ? next(rows) : null) {
      CopiedRow.of(bytes).map(SortedEvents::recorded).ifPresent(page::add);
    }
    return page;
  }

  /** One row of the table. */
  private static byte[] next(CopyOut rows) throws SQLException {
    return rows.isActive() ? rows.readFromCopy() : null;
  }

  private static RecordedEvent recorded(CopiedRow row) {
    var position = row.bigint();
    var id = row.uuid();
    var time = row.timestamp();
    var version = row.bigint();
    var type = row.text();
    return RecordedEvent.of(position, id, time, version, type, row.bytes(), row.bytes());
  }

  private void put(Supplier<List<RecordedEvent>> page) {
    try {
      if (!isClosed) {
        pages.put(page);
      }
    } catch (InterruptedException e) {
      // Nobody waits for it any more.
      isClosed = true;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    reading.interrupt();
  }
}
