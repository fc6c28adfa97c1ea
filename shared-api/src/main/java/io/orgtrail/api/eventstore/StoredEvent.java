package io.orgtrail.api.eventstore;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.api.messages.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * A row of the event table, text by text; whatever an event's record becomes, a row never changes.
 * Read without its personal data being opened, {@code payload} is what is stored.
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
 * @param payload what happened, as JSON, with personal data in clear or as erased
 * @param sealed what happened, as the JSON text that is stored, with personal data sealed
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
    String sealed,
    String metaData) {

  private static final Logger log = LoggerFactory.getLogger(StoredEvent.class);

  /** What to select from the event table, named {@code e} in the query. */
  public static final String COLUMNS = columns("e.payload");

  /** The same with something else in place of the payload. */
  static String columns(String payload) {
    return "e.position, e.time, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence, e.type,"
        + " e.revision, e.organization_id, e.version, e.metadata, %s".formatted(payload);
  }

  /** Reads the present row, which has the {@link #COLUMNS}. */
  public static StoredEvent read(ResultSet row) throws SQLException {
    var payload = row.getString("payload");
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
        payload,
        payload,
        row.getString("metadata"));
  }

  /** The same events with their personal data opened. */
  public static List<StoredEvent> open(List<StoredEvent> events, Vault vault) {
    var payloads =
        vault.open(
            events.stream().map(StoredEvent::type).toList(),
            events.stream().map(StoredEvent::sealed).toList());
    return IntStream.range(0, events.size())
        .mapToObj(i -> events.get(i).opened(payloads.get(i)))
        .toList();
  }

  private StoredEvent opened(String opened) {
    return opened.equals(payload)
        ? this
        : new StoredEvent(
            position,
            time,
            eventId,
            aggregateType,
            aggregateId,
            sequence,
            type,
            revision,
            organizationId,
            version,
            opened,
            sealed,
            metaData);
  }

  /** The W3C trace context that came with its command, if any that can be read. */
  public Optional<String> traceParent() {
    try {
      return Optional.ofNullable(EventReaders.origin(metaData).traceParent());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Whether it is of a kind of events; one whose type this version does not know is of none. */
  public boolean isA(Class<? extends Event> kind) {
    return MessageCatalogue.event(type).filter(kind::isAssignableFrom).isPresent();
  }

  /**
   * What it says, for those who cannot leave anything out.
   *
   * @throws IllegalStateException when this version does not know its type
   */
  public RecordedEvent requireRecorded() {
    return recorded().orElseThrow(() -> RecordedEvent.unknown(type, position));
  }

  /** What it says; empty when this version does not know its type. */
  public Optional<RecordedEvent> recorded() {
    return EventReaders.event(type, payload)
        .map(
            event ->
                RecordedEvent.of(
                    position, eventId, time, version, event, EventReaders.origin(metaData)));
  }

  /**
   * What it says, for those whom others must not wait for; empty when that cannot be read, which is
   * logged.
   */
  public Optional<RecordedEvent> readable() {
    try {
      return recorded();
    } catch (JacksonException e) {
      log.error(
          "{} at position {} of {} cannot be read, and is passed over: {}",
          type,
          position,
          organizationId,
          e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
