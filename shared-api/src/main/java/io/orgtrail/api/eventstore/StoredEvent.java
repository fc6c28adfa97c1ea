package io.orgtrail.api.eventstore;

import io.orgtrail.api.messages.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;

/**
 * A row of the event table as it stands there, text by text; whatever an event's record becomes, a
 * row never changes.
 *
 * @param position its place in the whole store
 * @param time when it was appended
 * @param eventId the event's own id
 * @param aggregateType what kind of stream it is in
 * @param aggregateId which stream it is in
 * @param sequence its place in the stream, from 0
 * @param type name of the event
 * @param revision of its form
 * @param organizationId where it happened
 * @param version the organization's version right after it
 * @param payload what happened, as the JSON text that is stored
 * @param metaData who, by which command, as the JSON text that is stored
 */
public record StoredEvent(
    long position,
    Instant time,
    String eventId,
    String aggregateType,
    String aggregateId,
    long sequence,
    String type,
    String revision,
    String organizationId,
    long version,
    String payload,
    String metaData) {

  /** What to select from the event table, named {@code e} in the query. */
  public static final String COLUMNS =
      "e.position, e.time, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence, e.type,"
          + " e.revision, e.organization_id, e.version, e.payload, e.metadata";

  /** Reads the present row, which has the {@link #COLUMNS}. */
  public static StoredEvent read(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong("position"),
        row.getTimestamp("time").toInstant(),
        row.getString("event_id"),
        row.getString("aggregate_type"),
        row.getString("aggregate_id"),
        row.getLong("sequence"),
        row.getString("type"),
        row.getString("revision"),
        row.getString("organization_id"),
        row.getLong("version"),
        row.getString("payload"),
        row.getString("metadata"));
  }

  /**
   * The row of a message that a streaming processor got from the {@link OrganizationEventStorage}.
   *
   * @param serializer that storage's, which has the texts as they are stored
   */
  public static StoredEvent of(EventMessage<?> message, Serializer serializer) {
    var inStream = (DomainEventMessage<?>) message;
    var payload = message.serializePayload(serializer, String.class);
    return new StoredEvent(
        ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow(),
        message.getTimestamp(),
        message.getIdentifier(),
        inStream.getType(),
        inStream.getAggregateIdentifier(),
        inStream.getSequenceNumber(),
        payload.getType().getName(),
        payload.getType().getRevision(),
        ((Event) message.getPayload()).organizationId(),
        RecordedEvent.versionOf(inStream),
        payload.getData(),
        message.serializeMetaData(serializer, String.class).getData());
  }

  /** What it says; empty when this version does not know its type. */
  public Optional<RecordedEvent> recorded() {
    return EventReaders.event(type, payload).map(this::recorded);
  }

  private RecordedEvent recorded(Event event) {
    var origin = EventReaders.origin(metaData);
    return new RecordedEvent(
        position,
        eventId,
        time,
        version,
        event,
        origin.actor(),
        origin.operator(),
        origin.commandId(),
        origin.traceParent());
  }
}
