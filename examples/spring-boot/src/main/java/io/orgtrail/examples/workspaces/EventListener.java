package io.orgtrail.examples.workspaces;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads what happens. The copy is in memory, so each start reads all the topic has; a product with
 * a table keeps a group, and asks an operator for a replay to a topic of its own when it begins.
 */
@Component
class EventListener {

  private final People people;

  EventListener(People people) {
    this.people = people;
  }

  @KafkaListener(topics = Topics.EVENTS, groupId = "workspaces-#{T(java.util.UUID).randomUUID()}")
  void on(ConsumerRecord<String, byte[]> record) {
    var type = header(record, "ce_type").substring(MessageCatalogue.TYPE_PREFIX.length());
    var position = Long.parseLong(header(record, "ce_position"));
    MessageCatalogue.event(type)
        .map(event -> Json.mapper().readValue(record.value(), event))
        .ifPresent(event -> people.on((Event) event, position));
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
