package io.orgtrail.api.eventstore;

import io.orgtrail.api.database.BinaryCopy;
import io.orgtrail.api.messages.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;

/** Events on their way into the table, serialized before they have their positions. */
final class EventRows {

  private static final List<String> COLUMNS =
      List.of(
          "position",
          "time",
          "event_id",
          "aggregate_type",
          "aggregate_id",
          "sequence",
          "type",
          "revision",
          "organization_id",
          "version",
          "payload",
          "metadata");

  private final Serializer serializer;
  private final List<Serialized> events = new ArrayList<>();

  EventRows(Serializer serializer) {
    this.serializer = serializer;
  }

  private record Serialized(
      DomainEventMessage<?> message, String type, String revision, byte[] payload, byte[] meta) {}

  void add(DomainEventMessage<?> message) {
    var payload = message.serializePayload(serializer, byte[].class);
    var metaData = message.serializeMetaData(serializer, byte[].class);
    events.add(
        new Serialized(
            message,
            payload.getType().getName(),
            payload.getType().getRevision(),
            payload.getData(),
            metaData.getData()));
  }

  int size() {
    return events.size();
  }

  /**
   * Appends them to the table.
   *
   * @param after position of the event before the first of them
   * @param time of all of them
   */
  void append(Connection connection, long after, Instant time) throws SQLException {
    var rows = new BinaryCopy();
    var position = after;
    for (var event : events) {
      write(event, ++position, time, rows);
    }
    rows.into(connection, "eventstore.event", COLUMNS);
  }

  private static void write(Serialized event, long position, Instant time, BinaryCopy row) {
    var message = event.message();
    row.row(COLUMNS.size());
    row.bigint(position);
    row.timestamp(time);
    row.uuid(UUID.fromString(message.getIdentifier()));
    row.text(message.getType());
    row.text(message.getAggregateIdentifier());
    row.bigint(message.getSequenceNumber());
    row.text(event.type());
    row.text(event.revision());
    row.text(((Event) message.getPayload()).organizationId());
    row.bigint(RecordedEvent.versionOf(message));
    row.text(event.payload());
    row.text(event.meta());
  }
}
