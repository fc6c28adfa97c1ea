package io.orgtrail.api.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** An event of each position from 1 on; counts how often they are read. */
final class NumberedEvents implements NewestEvents.Source {

  private final long stored;
  int reads;
  long missing;

  /** From each event to the next. */
  Duration interval = Duration.ZERO;

  NumberedEvents(long stored) {
    this.stored = stored;
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    reads++;
    return LongStream.rangeClosed(position + 1, Math.min(stored, position + limit))
        .filter(number -> number != missing)
        .mapToObj(this::event)
        .toList();
  }

  private StoredEvent event(long position) {
    return new StoredEvent(
        position,
        Instant.EPOCH.plus(interval.multipliedBy(position)),
        "id",
        "Organization",
        "acme",
        position - 1,
        "MemberLeft",
        "1",
        "acme",
        position,
        "{}",
        "{}",
        "{}");
  }
}
