package io.orgtrail.api.eventstore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.MetaDataKeys;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectReader;

/** Reads the JSON texts of stored events, with a reader for each type that is made once. */
final class EventReaders {

  private static final Map<String, ObjectReader> PAYLOADS =
      MessageCatalogue.events().entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, type -> Json.mapper().readerFor(type.getValue())));

  private static final ObjectReader ORIGINS = Json.mapper().readerFor(Origin.class);

  private EventReaders() {}

  /** What an event says; empty when this version does not know its type. */
  static Optional<Event> event(String type, String payload) {
    return Optional.ofNullable(PAYLOADS.get(type)).map(reader -> reader.readValue(payload));
  }

  static Origin origin(String metaData) {
    return ORIGINS.readValue(metaData);
  }

  /** Where an event came from. */
  record Origin(
      @JsonProperty(MetaDataKeys.ACTOR) String actor,
      @JsonProperty(MetaDataKeys.OPERATOR) boolean operator,
      @JsonProperty(MetaDataKeys.COMMAND_ID) String commandId,
      @JsonProperty(MetaDataKeys.TRACE_PARENT) String traceParent) {}
}
