package io.orgtrail.command.webhooks.delivery;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.MetaDataKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event that a webhook has to be told, as its body says it.
 *
 * @param type its name
 * @param timestamp when it was recorded
 * @param version the organization's version right after it
 * @param commandId by which command; {@code null} when the service acted by itself
 * @param data what it says
 */
record UntoldEvent(
    String type,
    Instant timestamp,
    UUID eventId,
    long position,
    String organizationId,
    long version,
    Actor actor,
    String commandId,
    Event data) {

  /**
   * Who did it.
   *
   * @param id {@code sub} of the token, {@code null} when the service acted by itself
   * @param operator whether with an operator's power
   */
  record Actor(String id, boolean operator) {}

  static UntoldEvent of(ResultSet row, int number) throws SQLException {
    var type = row.getString("type");
    var eventClass = MessageCatalogue.event(type).orElseThrow();
    var metaData = Json.mapper().readValue(row.getString("metadata"), Map.class);
    return new UntoldEvent(
        type,
        row.getTimestamp("time").toInstant(),
        row.getObject("event_id", UUID.class),
        row.getLong("position"),
        row.getString("organization_id"),
        row.getLong("version"),
        new Actor(
            (String) metaData.get(MetaDataKeys.ACTOR),
            Boolean.TRUE.equals(metaData.get(MetaDataKeys.OPERATOR))),
        (String) metaData.get(MetaDataKeys.COMMAND_ID),
        Json.mapper().readValue(row.getString("payload"), eventClass));
  }

  /** The body of the request: the same text at every attempt. */
  String body() {
    return Json.mapper().writeValueAsString(this);
  }
}
