package io.orgtrail.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final int TOGETHER = 16;

  private final NewestEvents newest = new NewestEvents(new NumberedEvents(1_000), 500);

  @Test
  void eventsShareMessagesWhoseTokenIsTheLastOnes() throws InterruptedException {
    var stream = stream(100, TOGETHER);
    stream.headIs(140);

    var messages = available(stream);

    assertThat(messages).extracting(EventStreamTest::place).containsExactly(116L, 132L, 140L);
    assertThat(messages.stream().flatMap(message -> events(message).stream()))
        .extracting(StoredEvent::position)
        .containsExactlyElementsOf(positions(101, 140));
  }

  @Test
  void goesOnAfterTheLastOfThem() throws InterruptedException {
    var stream = stream(100, TOGETHER);
    stream.headIs(103);
    available(stream);
    stream.headIs(105);

    assertThat(available(stream))
        .singleElement()
        .satisfies(
            message ->
                assertThat(events(message))
                    .extracting(StoredEvent::position)
                    .containsExactly(104L, 105L));
  }

  @Test
  void eachEventHasAMessageOfItsOwnWhereTokensAreOfSegments() throws InterruptedException {
    var stream = stream(0, 1);
    stream.headIs(3);

    assertThat(available(stream)).extracting(EventStreamTest::place).containsExactly(1L, 2L, 3L);
  }

  private EventStream stream(long position, int together) {
    return new EventStream(newest, together, position, closed -> {});
  }

  private static List<TrackedEventMessage<?>> available(EventStream stream)
      throws InterruptedException {
    var messages = new ArrayList<TrackedEventMessage<?>>();
    while (stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
      messages.add(stream.nextAvailable());
    }
    return messages;
  }

  private static List<StoredEvent> events(TrackedEventMessage<?> message) {
    return ((EventBatch) message.getPayload()).events();
  }

  private static long place(TrackedEventMessage<?> message) {
    return message.trackingToken().position().orElseThrow();
  }

  private static List<Long> positions(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
