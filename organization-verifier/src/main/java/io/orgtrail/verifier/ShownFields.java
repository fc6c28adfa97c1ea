package io.orgtrail.verifier;

import io.orgtrail.api.audit.AuditView;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an entry shows beside what is stored. The links cover what is stored alone; so these fields
 * must say the same.
 */
final class ShownFields {

  private static final String TARGET = "target";
  private static final String DATA = "data";
  private static final String SEALED = "enc:1:";

  private ShownFields() {}

  /** The first field that says something else, {@code null} when there is none. */
  static String wrong(ObjectNode entry, StoredEvent event) {
    if (!tells(event.sealed(), event.payload())) {
      return DATA;
    }
    var expected = Json.mapper().<JsonNode>valueToTree(AuditView.of(event));
    return expected.propertyNames().stream()
        .filter(field -> !field.equals(TARGET) || isKnown(event))
        .filter(field -> !entry.path(field).toString().equals(expected.get(field).toString()))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether it is the same but for what is stored sealed, which nobody can tell without its key.
   */
  private static boolean tells(String stored, String shown) {
    return stored.equals(shown)
        || tells(Json.mapper().readTree(stored), Json.mapper().readTree(shown));
  }

  private static boolean tells(JsonNode stored, JsonNode shown) {
    if (stored.isObject() && shown.isObject()) {
      return stored.propertyNames().equals(shown.propertyNames())
          && stored.propertyNames().stream()
              .allMatch(name -> tells(stored.get(name), shown.get(name)));
    }
    return stored.equals(shown)
        || shown.isString() && stored.isString() && stored.stringValue().startsWith(SEALED);
  }

  /** What an event of a newer version happened to, only that one can tell. */
  private static boolean isKnown(StoredEvent event) {
    return MessageCatalogue.event(event.type()).isPresent();
  }
}
