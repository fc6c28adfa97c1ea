package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.query.projections.DeadLetter;
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
        SELECT position, event_id, time, organization_id, version, type, payload, metadata
        FROM eventstore.event WHERE position <= %d ORDER BY organization_id, position
      ) TO STDOUT (FORMAT binary)""";

  private final DataSource connections;
  private final Vault vault;
  private final String copy;
  private final BlockingQueue<Supplier<Page>> pages = new ArrayBlockingQueue<>(PAGES_AHEAD);
  private final Thread reading = new Thread(this::read, "replay-events");
  private volatile boolean isClosed;

  /**
   * Some events.
   *
   * @param unreadable those that nobody understands
   */
  record Page(List<RecordedEvent> events, List<DeadLetter> unreadable) {

    int size() {
      return events.size() + unreadable.size();
    }
  }

  /** Begins to read. */
  SortedEvents(DataSource connections, Vault vault, long upTo) {
    this.connections = connections;
    this.vault = vault;
    this.copy = COPY.formatted(upTo);
    reading.setDaemon(true);
    reading.start();
  }

  /** The next ones; none at the end. */
  Page next() {
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
      put(() -> new Page(List.of(), List.of()));
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
      for (var page = page(rows); page.size() > 0 && !isClosed; page = page(rows)) {
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

  private Page page(CopyOut rows) throws SQLException {
    var page = new ArrayList<UnopenedEvent>(PAGE);
    for (var bytes = next(rows); bytes != null; bytes = page.size() < PAGE ? next(rows) : null) {
      CopiedRow.of(bytes).map(UnopenedEvent::of).ifPresent(page::add);
    }
    return UnopenedEvent.open(page, vault);
  }

  /** One row of the table. */
  private static byte[] next(CopyOut rows) throws SQLException {
    return rows.isActive() ? rows.readFromCopy() : null;
  }

  private void put(Supplier<Page> page) {
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
