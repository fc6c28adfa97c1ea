package io.orgtrail.query.audit;

import io.orgtrail.api.messages.Json;
import tools.jackson.databind.JsonNode;

/** A text that somebody looks for in events, in any case. */
record Wording(String text) {

  /** Whether the event says it in one of its values, or its actor is called so. */
  boolean isIn(AuditEntry entry) {
    return isIn(entry.actor().id()) || isIn(Json.mapper().readTree(entry.data()));
  }

  private boolean isIn(JsonNode value) {
    return value.isContainer()
        ? value.values().stream().anyMatch(this::isIn)
        : isIn(value.asString(null));
  }

  private boolean isIn(String said) {
    if (said == null) {
      return false;
    }
    var last = said.length() - text.length();
    for (var start = 0; start <= last; start++) {
      if (said.regionMatches(true, start, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }
}
