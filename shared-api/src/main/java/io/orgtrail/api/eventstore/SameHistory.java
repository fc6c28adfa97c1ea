package io.orgtrail.api.eventstore;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the event store ends before where it once did: the database was put back to an older
 * state, and what is in memory here is of another history.
 */
final class SameHistory {

  private static final Logger log = LoggerFactory.getLogger(SameHistory.class);

  /** What a server answers that takes nobody now: whoever decides keeps what is to be decided. */
  private static final String UNAVAILABLE = "57P03";

  /** The newest position that was ever seen or appended here, and committed. */
  private final AtomicLong newest = new AtomicLong();

  private volatile boolean goneBack;

  boolean hasGoneBack() {
    return goneBack;
  }

  /** Tells of a position that is committed. */
  void saw(long position) {
    newest.accumulateAndGet(position, Math::max);
  }

  /**
   * Fails once the store has gone back.
   *
   * @throws EventStoreException with the SQL state of a server that takes nobody
   */
  void require() {
    if (goneBack) {
      throw new EventStoreException(
          "The event store has gone back", new SQLException("gone back", UNAVAILABLE));
    }
  }

  /**
   * Fails when the store ends before where it did.
   *
   * @param head reads the position of its newest event
   * @return that position
   * @throws EventStoreException as above, from then on
   */
  long require(LongSupplier head) {
    // What is committed after this need not be in what is read.
    var before = newest.get();
    var now = head.getAsLong();
    if (now < before && !goneBack) {
      goneBack = true;
      log.error(
          "The event store ends at {} and ended at {} before: the database was put back to an older"
              + " state. This service does nothing more until it is started again",
          now,
          before);
    }
    require();
    return now;
  }
}
