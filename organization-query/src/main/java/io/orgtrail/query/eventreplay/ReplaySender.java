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

  /** Returns when the broker has all of them; throws when it does not take one. */
  void send(EventReplayView replay, List<StoredEvent> events) {
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var event : events) {
      var sending = kafka.send(EventRecord.again(replay.topic(), event, replay.id()));
      if (sending.isCompletedExceptionally()) {
        // The others would only wait for the same.
        sending.join();
      }
      sent.add(sending);
    }
    sent.forEach(CompletableFuture::join);
  }
}
