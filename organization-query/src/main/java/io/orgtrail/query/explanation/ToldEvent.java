package io.orgtrail.query.explanation;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.MetaDataKeys;
import io.orgtrail.query.explanation.Explanation.Actor;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A stored event, as far as explanations read it.
 *
 * @param stored as it is stored
 * @param data what it says
 * @param actor who did it
 */
record ToldEvent(StoredEvent stored, JsonNode data, Actor actor) {

  static ToldEvent of(StoredEvent stored) {
    var metaData = Json.mapper().readTree(stored.metaData());
    var actor =
        new Actor(
            metaData.path(MetaDataKeys.ACTOR).asString(null),
            metaData.path(MetaDataKeys.OPERATOR).asBoolean(false));
    return new ToldEvent(stored, Json.mapper().readTree(stored.payload()), actor);
  }

  String type() {
    return stored.type();
  }

  /** What a field says, {@code null} for nothing. */
  String text(String field) {
    return data.path(field).asString(null);
  }

  /** Ids of those whom it tells of. */
  Stream<String> people() {
    return Stream.of(
            actor.id(), text("userId"), text("newOwnerUserId"), text("previousOwnerUserId"))
        .filter(Objects::nonNull);
  }
}
