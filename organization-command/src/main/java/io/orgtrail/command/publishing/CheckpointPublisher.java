package io.orgtrail.command.publishing;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.Checkpoint;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.messaging.EventRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes how far hash chains have come, at least once, for each that has moved since. */
class CheckpointPublisher {

  private static final Logger log = LoggerFactory.getLogger(CheckpointPublisher.class);

  private final MovedChains chains;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Clock clock;

  CheckpointPublisher(MovedChains chains, KafkaTemplate<byte[], byte[]> kafka, Clock clock) {
    this.chains = chains;
    this.kafka = kafka;
    this.clock = clock;
  }

  /** Database and broker may be away; what was not published is the next time. */
  void publish() {
    try {
      chains.tell(clock.instant(), this::send);
    } catch (RuntimeException e) {
      log.warn("Checkpoints of the audit trail cannot be published yet: {}", e.getMessage());
    }
  }

  /** Returns once the broker has them all. */
  private void send(List<Checkpoint> checkpoints) {
    var sent = checkpoints.stream().map(checkpoint -> kafka.send(record(checkpoint))).toList();
    kafka.flush();
    sent.forEach(CompletableFuture::join);
  }

  private static ProducerRecord<byte[], byte[]> record(Checkpoint checkpoint) {
    var id = checkpoint.organizationId();
    var event =
        CloudEventBuilder.v1()
            .withId("checkpoint-" + checkpoint.position())
            .withType(MessageCatalogue.TYPE_PREFIX + "AuditCheckpoint")
            .withSource(EventRecord.source(id))
            .withTime(checkpoint.time().atOffset(ZoneOffset.UTC))
            .withData("application/json", Json.mapper().writeValueAsBytes(checkpoint))
            .build();
    return KafkaMessageFactory.createWriter(
            Topics.AUDIT_CHECKPOINTS, id.getBytes(StandardCharsets.UTF_8))
        .writeBinary(event);
  }
}
