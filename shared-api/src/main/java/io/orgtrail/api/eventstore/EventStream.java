package io.orgtrail.api.eventstore;

import java.util.ArrayDeque;
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

/** Events after a position, read when they are asked for; tells when there are more. */
final class EventStream implements BlockingStream<TrackedEventMessage<?>> {

  private final NewestEvents events;
  private final Consumer<EventStream> onClose;
  private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
  private long position;
  private long head;
  private boolean ended;
  private volatile Runnable onAvailable = () -> {};

  EventStream(NewestEvents events, long position, Consumer<EventStream> onClose) {
    this.events = events;
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
      events.after(position, head - position).forEach(this::take);
    }
  }

  private void take(StoredEvent event) {
    fetched.add(message(event));
    position = event.position();
  }

  private static TrackedEventMessage<StoredEvent> message(StoredEvent event) {
    return new GenericTrackedEventMessage<>(
        new GlobalSequenceTrackingToken(event.position()),
        new GenericEventMessage<>(
            new GenericMessage<>(event.eventId(), event, MetaData.emptyInstance()), event::time));
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
