package io.orgtrail.messaging;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.MetaDataKeys;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The record that an event is on a topic: a CloudEvent in binary mode, keyed by the organization.
 * Its value is the JSON that is stored, byte for byte, so that the record is the same whenever it
 * is made.
 */
public final class EventRecord {

  private EventRecord() {}

  /** The record that tells an event when it happens. */
  public static ProducerRecord<byte[], byte[]> of(String topic, StoredEvent event) {
    return record(topic, event, cloudEvent(event));
  }

  /**
   * The same record as told again, with one attribute more.
   *
   * @param replay id of the replay that tells it
   */
  public static ProducerRecord<byte[], byte[]> again(
      String topic, StoredEvent event, String replay) {
    return record(topic, event, cloudEvent(event).withExtension("replay", replay));
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, StoredEvent event, CloudEventBuilder cloudEvent) {
    var key = event.organizationId().getBytes(StandardCharsets.UTF_8);
    return KafkaMessageFactory.createWriter(topic, key).writeBinary(cloudEvent.build());
  }

  private static CloudEventBuilder cloudEvent(StoredEvent event) {
    var builder =
        CloudEventBuilder.v1()
            .withId(event.eventId())
            .withType(MessageCatalogue.TYPE_PREFIX + event.type())
            .withSource(source(event.organizationId()))
            .withTime(event.time().atOffset(ZoneOffset.UTC))
            .withData("application/json", event.payload().getBytes(StandardCharsets.UTF_8))
            .withExtension("position", Long.toString(event.position()))
            .withExtension("version", Long.toString(event.version()));
    var metaData = Json.mapper().readTree(event.metaData());
    var actor = metaData.path(MetaDataKeys.ACTOR).asString(null);
    if (actor != null) {
      builder.withExtension("actor", actor);
      builder.withExtension("commandid", metaData.path(MetaDataKeys.COMMAND_ID).asString(null));
    }
    var traceParent = metaData.path(MetaDataKeys.TRACE_PARENT).asString(null);
    if (traceParent != null) {
      builder.withExtension("traceparent", traceParent);
    }
    return builder;
  }

  /** What CloudEvents about an organization come from. */
  public static URI source(String organizationId) {
    return URI.create(
        "/organizations/" + URLEncoder.encode(organizationId, StandardCharsets.UTF_8));
  }
}
