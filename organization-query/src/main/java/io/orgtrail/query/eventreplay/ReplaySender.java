package io.orgtrail.query.eventreplay;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.messaging.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends events to the topic of a replay. */
@Component
class ReplaySender {

  private final KafkaTemplate<byte[], byte[]> kafka;

  ReplaySender(KafkaTemplate<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  /**
   * Sends them in their order.
   *
   * @return what is done when the broker has all of them
   */
  CompletableFuture<Void> send(EventReplayView replay, List<StoredEvent> events) {
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var event : events) {
      var sending = kafka.send(EventRecord.again(replay.topic(), event, replay.id()));
      sent.add(sending);
      if (sending.isCompletedExceptionally()) {
        // What comes after it must not be there before it.
        break;
      }
    }
    return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
  }
}
