package io.orgtrail.api.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * The events at the end of the store, for several who read them at about the same time: whoever
 * comes first reads them from the database, and what one has deserialized is so for all.
 */
final class NewestEvents {

  private static final int KEPT = 4_000;

  private final EventStorageEngine storage;
  private final int batchSize;
  private final ReentrantLock reading = new ReentrantLock();
  private final Deque<TrackedEventMessage<?>> kept = new ArrayDeque<>();
  private long first = Long.MAX_VALUE;
  private long last;

  NewestEvents(EventStorageEngine storage, int batchSize) {
    this.storage = storage;
    this.batchSize = batchSize;
  }

  /**
   * The next events after a position, some of them at least.
   *
   * @param count how many there are, at most
   */
  List<? extends TrackedEventMessage<?>> after(long position, long count) {
    reading.lock();
    try {
      if (position >= last) {
        keep(read(position, count));
      }
      if (position + 1 >= first) {
        return kept.stream().skip(position + 1 - first).limit(Math.min(batchSize, count)).toList();
      }
    } finally {
      reading.unlock();
    }
    // Who is far behind reads alone, and holds up nobody.
    return read(position, count);
  }

  private List<? extends TrackedEventMessage<?>> read(long position, long count) {
    return storage
        .readEvents(new GlobalSequenceTrackingToken(position), false)
        .limit(Math.min(batchSize, count))
        .toList();
  }

  private void keep(List<? extends TrackedEventMessage<?>> read) {
    if (read.isEmpty()) {
      return;
    }
    if (positionOf(read.get(0)) != last + 1) {
      kept.clear();
    }
    kept.addAll(read);
    while (kept.size() > KEPT) {
      kept.removeFirst();
    }
    first = positionOf(kept.getFirst());
    last = positionOf(kept.getLast());
  }

  private static long positionOf(TrackedEventMessage<?> event) {
    return event.trackingToken().position().orElseThrow();
  }
}
