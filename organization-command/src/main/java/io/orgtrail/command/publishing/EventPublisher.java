package io.orgtrail.command.publishing;

import io.orgtrail.api.eventstore.EventBatch;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.messaging.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes every event to Kafka, at least once, in order for each organization. */
class EventPublisher {

  private static final String SENT = EventPublisher.class.getName();

  private final KafkaTemplate<byte[], byte[]> kafka;

  EventPublisher(KafkaTemplate<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  @EventHandler
  void on(EventBatch batch) {
    var sent = sent();
    batch.events().forEach(event -> sent.add(kafka.send(EventRecord.of(Topics.EVENTS, event))));
  }

  /** The place in the store is committed only when the broker has the whole batch. */
  private List<CompletableFuture<?>> sent() {
    var unit = CurrentUnitOfWork.get();
    return unit.getOrComputeResource(
        SENT,
        key -> {
          var sent = new ArrayList<CompletableFuture<?>>();
          unit.onPrepareCommit(
              u -> {
                kafka.flush();
                sent.forEach(CompletableFuture::join);
              });
          return sent;
        });
  }
}
