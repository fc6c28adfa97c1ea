package io.orgtrail.api.eventstore;

import io.orgtrail.api.database.BinaryCopy;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.MetaDataKeys;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.api.personal.Person;
import io.orgtrail.api.personal.TellsOfPeople;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedType;

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

  private final EventSerializer serializer;
  private final List<DomainEventMessage<?>> messages;
  private final List<Serialized> events = new ArrayList<>();

  EventRows(EventSerializer serializer, List<DomainEventMessage<?>> messages) {
    this.serializer = serializer;
    this.messages = messages;
  }

  private record Serialized(
      DomainEventMessage<?> message, SerializedType type, byte[] payload, byte[] meta) {}

  int size() {
    return messages.size();
  }

  /** Whether somebody is forgotten by one of them. */
  boolean areErasure() {
    return messages.stream().anyMatch(event -> event.getPayload() instanceof PersonForgotten);
  }

  /** Everybody whom they tell something about. */
  Set<Vault.Use> uses() {
    var uses = new HashSet<Vault.Use>();
    for (var message : messages) {
      if (message.getPayload() instanceof TellsOfPeople event) {
        var organizationId = ((Event) event).organizationId();
        serializer.payload(
            event,
            (field, email, text) -> {
              people(message, event, field, email)
                  .forEach(person -> uses.add(new Vault.Use(person, organizationId)));
              return text;
            });
      }
    }
    return uses;
  }

  /** Users whose address was proven, as it is by an invitation that they accepted. */
  Map<Person, Person> proven() {
    var proven = new HashMap<Person, Person>();
    for (var message : messages) {
      if (message.getPayload() instanceof MemberAdded added
          && added.invitationId() != null
          && added.email() != null
          && !Erased.is(added.email())) {
        proven.put(Person.user(added.userId()), Person.address(added.email()));
      }
    }
    return proven;
  }

  private static List<Person> people(
      DomainEventMessage<?> message, TellsOfPeople event, String field, EmailAddress email) {
    var people = new LinkedHashSet<Person>();
    people.addAll(event.about(field, (String) message.getMetaData().get(MetaDataKeys.ACTOR)));
    if (email != null) {
      people.add(Person.address(email));
    }
    return List.copyOf(people);
  }

  /** Writes them as JSON, their personal data sealed. */
  void seal(Vault.Keys keys) {
    for (var message : messages) {
      var payload =
          serializer.payload(
              message.getPayload(),
              (field, email, text) ->
                  keys.seal(
                      people(message, (TellsOfPeople) message.getPayload(), field, email), text));
      events.add(
          new Serialized(
              message,
              serializer.typeForClass(message.getPayloadType()),
              payload,
              message.serializeMetaData(serializer, byte[].class).getData()));
    }
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
    row.text(event.type().getName());
    row.text(event.type().getRevision());
    row.text(((Event) message.getPayload()).organizationId());
    row.bigint(RecordedEvent.versionOf(message));
    row.text(event.payload());
    row.text(event.meta());
  }
}
