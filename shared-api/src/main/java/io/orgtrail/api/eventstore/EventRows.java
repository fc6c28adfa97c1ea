package io.orgtrail.api.eventstore;

import io.orgtrail.api.messages.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;

/** Events on their way into the table, a list for each column: one statement inserts them all. */
final class EventRows {

  private final Serializer serializer;
  private final List<Object> ids = new ArrayList<>();
  private final List<Object> aggregateTypes = new ArrayList<>();
  private final List<Object> aggregateIds = new ArrayList<>();
  private final List<Object> sequences = new ArrayList<>();
  private final List<Object> types = new ArrayList<>();
  private final List<Object> revisions = new ArrayList<>();
  private final List<Object> organizationIds = new ArrayList<>();
  private final List<Object> versions = new ArrayList<>();
  private final List<Object> payloads = new ArrayList<>();
  private final List<Object> metaData = new ArrayList<>();

  EventRows(Serializer serializer) {
    this.serializer = serializer;
  }

  void add(DomainEventMessage<?> message) {
    var payload = message.serializePayload(serializer, String.class);
    ids.add(message.getIdentifier());
    aggregateTypes.add(message.getType());
    aggregateIds.add(message.getAggregateIdentifier());
    sequences.add(message.getSequenceNumber());
    types.add(payload.getType().getName());
    revisions.add(payload.getType().getRevision());
    organizationIds.add(((Event) message.getPayload()).organizationId());
    versions.add(RecordedEvent.versionOf(message));
    payloads.add(payload.getData());
    metaData.add(message.serializeMetaData(serializer, String.class).getData());
  }

  int size() {
    return ids.size();
  }

  void bind(Connection connection, PreparedStatement insert, int first) throws SQLException {
    var index = first;
    for (var column :
        List.of(
            ids,
            aggregateTypes,
            aggregateIds,
            sequences,
            types,
            revisions,
            organizationIds,
            versions,
            payloads,
            metaData)) {
      var sqlType = column == sequences || column == versions ? "bigint" : "text";
      insert.setArray(index++, connection.createArrayOf(sqlType, column.toArray()));
    }
  }
}
