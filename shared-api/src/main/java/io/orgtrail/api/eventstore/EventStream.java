package io.orgtrail.api.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/**
 * Events after a position, read when they are asked for; tells when there are more. A message holds
 * an {@link EventBatch}, and its token is the last one's.
 */
final class EventStream implements BlockingStream<TrackedEventMessage<?>> {

  private final NewestEvents events;
  private final int together;
  private final Consumer<EventStream> onClose;
  private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
  private long position;
  private long head;
  private boolean ended;
  private volatile Runnable onAvailable = () -> {};

  /**
   * Begins after a position.
   *
   * @param together how many events a message holds at most
   */
  EventStream(NewestEvents events, int together, long position, Consumer<EventStream> onClose) {
    this.events = events;
    this.together = together;
    this.position = position;
    this.head = position;
    this.onClose = onClose;
  }

  /** Says how far the store goes by now. */
  void headIs(long newest) {
    if (advanceHead(newest)) {
      // Outside of the lock: the callback must be free to read.
      onAvailable.run();
    }
  }

  private synchronized boolean advanceHead(long newest) {
    if (newest <= head) {
      return false;
    }
    head = newest;
    notifyAll();
    return true;
  }

  /** Lets whoever reads fail: what it has read is no history any more. */
  void end() {
    if (isEndedNow()) {
      onAvailable.run();
    }
  }

  private synchronized boolean isEndedNow() {
    var isNew = !ended;
    ended = true;
    notifyAll();
    return isNew;
  }

  @Override
  public synchronized Optional<TrackedEventMessage<?>> peek() {
    fetch();
    return Optional.ofNullable(fetched.peek());
  }

  @Override
  public synchronized boolean hasNextAvailable(int timeout, TimeUnit unit)
      throws InterruptedException {
    var deadline = System.nanoTime() + unit.toNanos(timeout);
    fetch();
    for (var left = unit.toMillis(timeout);
        fetched.isEmpty() && left > 0;
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
      wait(left);
      fetch();
    }
    return !fetched.isEmpty();
  }

  @Override
  public synchronized TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    fetch();
    while (fetched.isEmpty()) {
      wait();
      fetch();
    }
    return fetched.remove();
  }

  private void fetch() {
    if (ended) {
      throw new EventStoreException("The event store has gone back");
    }
    if (fetched.isEmpty() && position < head) {
      // Positions have no gaps: this is how many there are.
      take(events.after(position, head - position));
    }
  }

  private void take(List<StoredEvent> found) {
    for (var from = 0; from < found.size(); from += together) {
      var batch = new EventBatch(found.subList(from, Math.min(from + together, found.size())));
      fetched.add(message(batch));
      position = batch.last().position();
    }
  }

  private static TrackedEventMessage<EventBatch> message(EventBatch batch) {
    var last = batch.last();
    return new GenericTrackedEventMessage<>(
        new GlobalSequenceTrackingToken(last.position()),
        new GenericEventMessage<>(
            new GenericMessage<>(last.eventId(), batch, MetaData.emptyInstance()), last::time));
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    onAvailable = callback;
    return true;
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
