package io.orgtrail.command.publishing;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes every event to Kafka, at least once, in order for each organization. */
class EventPublisher {

  private static final String SENT = EventPublisher.class.getName();

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final String topic;

  EventPublisher(KafkaTemplate<byte[], byte[]> kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  @EventHandler
  void on(Event event, EventMessage<?> message) {
    sent().add(kafka.send(record(RecordedEvent.from(message))));
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

  private ProducerRecord<byte[], byte[]> record(RecordedEvent recorded) {
    var event = recorded.event();
    var builder =
        CloudEventBuilder.v1()
            .withId(recorded.id())
            .withType(MessageCatalogue.TYPE_PREFIX + event.getClass().getSimpleName())
            .withSource(
                URI.create(
                    "/organizations/"
                        + URLEncoder.encode(event.organizationId(), StandardCharsets.UTF_8)))
            .withTime(recorded.time().atOffset(ZoneOffset.UTC))
            .withData("application/json", Json.mapper().writeValueAsBytes(event))
            .withExtension("position", Long.toString(recorded.position()))
            .withExtension("version", Long.toString(recorded.version()));
    if (recorded.actor() != null) {
      builder.withExtension("actor", recorded.actor());
      builder.withExtension("commandid", recorded.commandId());
    }
    if (recorded.traceParent() != null) {
      builder.withExtension("traceparent", recorded.traceParent());
    }
    var key = event.organizationId().getBytes(StandardCharsets.UTF_8);
    return KafkaMessageFactory.createWriter(topic, key).writeBinary(builder.build());
  }
}
