package io.orgtrail.api.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events at the end of the store, for several who read them at about the same time: whoever
 * comes first reads them from the database for all.
 */
final class NewestEvents {

  private static final int MAX_KEPT = 4_000;

  /** Those who look ten times a second find what others have read; nobody needs it for longer. */
  private static final Duration KEPT_FOR = Duration.ofMillis(500);

  private final Source source;
  private final int batchSize;
  private final ReentrantLock reading = new ReentrantLock();

  /** By position. One that somebody deleted leaves a gap. */
  private final NavigableMap<Long, StoredEvent> kept = new TreeMap<>();

  NewestEvents(Source source, int batchSize) {
    this.source = source;
    this.batchSize = batchSize;
  }

  /** Where events are read from, in the order of their positions. */
  interface Source {
    List<StoredEvent> after(long position, int limit);
  }

  /**
   * The next events after a position, some of them at least.
   *
   * @param count how many there are, at most
   */
  List<StoredEvent> after(long position, long count) {
    var limit = (int) Math.min(batchSize, count);
    reading.lock();
    try {
      if (kept.isEmpty() || position >= kept.lastKey()) {
        var read = source.after(position, limit);
        keep(read);
        return read;
      }
      if (isKeptAfter(position)) {
        return keptAfter(position, limit);
      }
    } finally {
      reading.unlock();
    }
    // Who is far behind reads alone, and holds up nobody.
    return source.after(position, limit);
  }

  /** The same as far as they have been read, without reading any. */
  List<StoredEvent> kept(long position, int limit) {
    reading.lock();
    try {
      return isKeptAfter(position) ? keptAfter(position, limit) : List.of();
    } finally {
      reading.unlock();
    }
  }

  private boolean isKeptAfter(long position) {
    return !kept.isEmpty() && position + 1 >= kept.firstKey();
  }

  private List<StoredEvent> keptAfter(long position, int limit) {
    return kept.tailMap(position, false).values().stream().limit(limit).toList();
  }

  /** Forgets what was read: it is read again as it is now. */
  void forget() {
    reading.lock();
    try {
      kept.clear();
    } finally {
      reading.unlock();
    }
  }

  private void keep(List<StoredEvent> read) {
    if (read.isEmpty()) {
      return;
    }
    if (!kept.isEmpty() && read.get(0).position() != kept.lastKey() + 1) {
      kept.clear();
    }
    read.forEach(event -> kept.put(event.position(), event));
    var since = kept.lastEntry().getValue().time().minus(KEPT_FOR);
    while (kept.size() > MAX_KEPT || kept.firstEntry().getValue().time().isBefore(since)) {
      kept.pollFirstEntry();
    }
  }
}
