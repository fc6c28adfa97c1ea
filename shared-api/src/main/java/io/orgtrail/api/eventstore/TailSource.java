package io.orgtrail.api.eventstore;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/** Streams that are told together how far the store goes by now. */
final class TailSource implements StreamableMessageSource<TrackedEventMessage<?>> {

  private final OrganizationEventStorage storage;
  private final NewestEvents newest;
  private final int together;
  private final long pauseNanos;
  private final LongSupplier nanoTime;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private volatile long head;
  private volatile boolean ended;
  private long toldAt;

  /**
   * A source without streams.
   *
   * @param together how many events a message holds at most
   * @param pauseNanos least time from telling them of events to telling them of more
   * @param nanoTime now, in nanoseconds
   */
  TailSource(
      OrganizationEventStorage storage,
      NewestEvents newest,
      int together,
      long pauseNanos,
      LongSupplier nanoTime) {
    this.storage = storage;
    this.newest = newest;
    this.together = together;
    this.pauseNanos = pauseNanos;
    this.nanoTime = nanoTime;
    this.toldAt = nanoTime.getAsLong() - pauseNanos;
  }

  /** Tells the streams, unless they were told of other events just now; to be called again. */
  void headIs(long position) {
    var now = nanoTime.getAsLong();
    if (position > head && now - toldAt >= pauseNanos) {
      head = position;
      toldAt = now;
      open.forEach(stream -> stream.headIs(position));
    }
  }

  /** Lets all of them fail, for good. */
  void end() {
    ended = true;
    open.forEach(EventStream::end);
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
    var position = token == null ? 0 : token.position().orElse(0);
    var stream = new EventStream(newest, together, position, open::remove);
    open.add(stream);
    stream.headIs(head);
    if (ended) {
      stream.end();
    }
    return stream;
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return storage.createHeadToken();
  }

  @Override
  public TrackingToken createTokenAt(Instant time) {
    return storage.createTokenAt(time);
  }
}
