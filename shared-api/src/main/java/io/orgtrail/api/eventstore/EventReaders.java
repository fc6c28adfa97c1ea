package io.orgtrail.api.eventstore;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.MetaDataKeys;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectReader;

/** Reads the JSON texts of stored events, with a reader for each type that is made once. */
final class EventReaders {

  private static final Map<String, ObjectReader> PAYLOADS =
      MessageCatalogue.events().entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, type -> Json.mapper().readerFor(type.getValue())));

  private EventReaders() {}

  /** What an event says; empty when this version does not know its type. */
  static Optional<Event> event(String type, String payload) {
    return Optional.ofNullable(PAYLOADS.get(type)).map(reader -> reader.readValue(payload));
  }

  /** The same of a text in UTF-8. */
  static Optional<Event> event(String type, byte[] payload) {
    return Optional.ofNullable(PAYLOADS.get(type)).map(reader -> reader.readValue(payload));
  }

  static Origin origin(String metaData) {
    return origin(Json.mapper().createParser(metaData));
  }

  /** The same of a text in UTF-8. */
  static Origin origin(byte[] metaData) {
    return origin(Json.mapper().createParser(metaData));
  }

  /** Field by field: with so few of them, this takes a third of the time that binding takes. */
  private static Origin origin(JsonParser fields) {
    try (fields) {
      String actor = null;
      var operator = false;
      String commandId = null;
      String traceParent = null;
      fields.nextToken();
      for (var name = fields.nextName(); name != null; name = fields.nextName()) {
        fields.nextToken();
        switch (name) {
          case MetaDataKeys.ACTOR -> actor = fields.getValueAsString();
          case MetaDataKeys.OPERATOR -> operator = fields.getValueAsBoolean();
          case MetaDataKeys.COMMAND_ID -> commandId = fields.getValueAsString();
          case MetaDataKeys.TRACE_PARENT -> traceParent = fields.getValueAsString();
          default -> fields.skipChildren();
        }
      }
      return new Origin(actor, operator, commandId, traceParent);
    }
  }

  /** Where an event came from. */
  record Origin(String actor, boolean operator, String commandId, String traceParent) {}
}
