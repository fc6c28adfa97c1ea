package io.orgtrail.api.eventstore;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.MetaDataKeys;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * An event with everything the store knows about it.
 *
 * @param position its place in the whole store: gapless, in the order of commits
 * @param id the event's own id
 * @param time when it was appended; never earlier than that of a lower position
 * @param version how many events the organization's own stream held then, this one included
 * @param event what happened
 * @param actor who did it; {@code null} when the service acted by itself
 * @param operator whether with an operator's power
 * @param commandId by which command; {@code null} when the service acted by itself
 * @param traceParent in which trace, if any
 */
public record RecordedEvent(
    long position,
    String id,
    Instant time,
    long version,
    Event event,
    String actor,
    boolean operator,
    String commandId,
    String traceParent) {

  /**
   * Makes it of what is stored.
   *
   * @param payload what happened, as JSON in UTF-8
   * @param metaData who, by which command, as JSON in UTF-8
   * @throws IllegalStateException when this version does not know the type
   */
  public static RecordedEvent of(
      long position,
      String id,
      Instant time,
      long version,
      String type,
      byte[] payload,
      byte[] metaData) {
    var event = EventReaders.event(type, payload).orElseThrow(() -> unknown(type, position));
    return of(position, id, time, version, event, EventReaders.origin(metaData));
  }

  static IllegalStateException unknown(String type, long position) {
    return new IllegalStateException(
        "Nobody knows what %s means, at position %d".formatted(type, position));
  }

  static RecordedEvent of(
      long position, String id, Instant time, long version, Event event, EventReaders.Origin from) {
    return new RecordedEvent(
        position,
        id,
        time,
        version,
        event,
        from.actor(),
        from.operator(),
        from.commandId(),
        from.traceParent());
  }

  /**
   * The organization's version right after the event: in the organization's own stream that is the
   * number of events up to it, elsewhere the event carries it.
   */
  public static long versionOf(DomainEventMessage<?> message) {
    var carried = (Number) message.getMetaData().get(MetaDataKeys.VERSION);
    return carried == null ? message.getSequenceNumber() + 1 : carried.longValue();
  }
}
