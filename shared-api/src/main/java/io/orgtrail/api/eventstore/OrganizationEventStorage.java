package io.orgtrail.api.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;

/**
 * The event table in PostgreSQL. Positions are gapless and in the order of commits, because each
 * append takes them from one row that stays locked until its commit; a reader may therefore go on
 * from the last position it saw. Times come from the database, under the same lock, and never go
 * back.
 */
public final class OrganizationEventStorage extends BatchingEventStorageEngine {

  private static final String LAST_POSITION = OrganizationEventStorage.class + ".lastPosition";

  private static final String COLUMNS =
      "position, time, event_id, aggregate_type, aggregate_id, sequence, type, revision, payload,"
          + " metadata";

  private static final String TAKE_POSITIONS =
      """
      UPDATE eventstore.event_position
      SET last = last + ?, last_time = greatest(last_time, date_trunc('milliseconds', clock_timestamp()))
      RETURNING last, last_time""";

  private final ConnectionProvider connections;

  private OrganizationEventStorage(Builder builder, ConnectionProvider connections) {
    super(builder);
    this.connections = connections;
  }

  /**
   * Opens the event table.
   *
   * @param connections whose connections take part in the current transaction
   * @param batchSize how many events one read fetches at most
   */
  public static OrganizationEventStorage open(ConnectionProvider connections, int batchSize) {
    var serializer = EventSerializer.create();
    var builder = new Builder();
    builder.eventSerializer(serializer).snapshotSerializer(serializer).batchSize(batchSize);
    return new OrganizationEventStorage(builder, connections);
  }

  /** The last position appended in this unit of work; empty when it appended nothing. */
  public static Optional<Long> lastPosition(UnitOfWork<?> unitOfWork) {
    return Optional.ofNullable((Long) unitOfWork.root().resources().get(LAST_POSITION));
  }

  /** The position of the newest event, 0 in an empty store. */
  public long head() {
    return query(
            "SELECT last FROM eventstore.event_position", statement -> {}, row -> row.getLong(1))
        .get(0);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    var rows = new EventRows(serializer);
    events.forEach(event -> rows.add((DomainEventMessage<?>) event));
    try (var connection = connections.getConnection()) {
      append(connection, rows);
    } catch (SQLException e) {
      throw new EventStoreException("Could not append " + events.size() + " events", e);
    }
  }

  private static void append(Connection connection, EventRows rows) throws SQLException {
    try (var take = connection.prepareStatement(TAKE_POSITIONS)) {
      take.setLong(1, rows.size());
      try (var taken = take.executeQuery()) {
        taken.next();
        var last = taken.getLong(1);
        rows.append(connection, last - rows.size(), taken.getTimestamp(2).toInstant());
        CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(LAST_POSITION, last));
      }
    }
  }

  /**
   * The rows after a position, in their order.
   *
   * @param limit how many, at most
   */
  List<StoredEvent> after(long position, int limit) {
    return query(
        "SELECT "
            + StoredEvent.COLUMNS
            + " FROM eventstore.event e WHERE e.position > ? ORDER BY e.position LIMIT ?",
        statement -> {
          statement.setLong(1, position);
          statement.setInt(2, limit);
        },
        StoredEvent::read);
  }

  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      TrackingToken lastToken, int batchSize) {
    var after = lastToken == null ? 0 : lastToken.position().orElse(0);
    return query(
        "SELECT " + COLUMNS + " FROM eventstore.event WHERE position > ? ORDER BY position LIMIT ?",
        statement -> {
          statement.setLong(1, after);
          statement.setInt(2, batchSize);
        },
        row ->
            new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong(1)), entry(row)));
  }

  @Override
  protected List<? extends DomainEventData<?>> fetchDomainEvents(
      String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
    return query(
        "SELECT "
            + COLUMNS
            + " FROM eventstore.event WHERE aggregate_id = ? AND sequence >= ?"
            + " ORDER BY sequence LIMIT ?",
        statement -> {
          statement.setString(1, aggregateIdentifier);
          statement.setLong(2, firstSequenceNumber);
          statement.setInt(3, batchSize);
        },
        OrganizationEventStorage::entry);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    return query(
            "SELECT max(sequence) FROM eventstore.event WHERE aggregate_id = ?",
            statement -> statement.setString(1, aggregateIdentifier),
            row -> Optional.ofNullable(row.getObject(1, Long.class)))
        .get(0);
  }

  /** Those of these streams that have no event. */
  public List<String> notStored(Collection<String> aggregateIdentifiers) {
    return query(
        """
        SELECT asked.id FROM unnest(?::text[]) AS asked (id)
        WHERE NOT EXISTS (SELECT FROM eventstore.event e WHERE e.aggregate_id = asked.id)""",
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("text", aggregateIdentifiers.toArray())),
        row -> row.getString(1));
  }

  @Override
  public TrackingToken createTailToken() {
    return null;
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(head());
  }

  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    return query(
            "SELECT coalesce(max(position), 0) FROM eventstore.event WHERE time < ?",
            statement -> statement.setTimestamp(1, Timestamp.from(dateTime)),
            row -> new GlobalSequenceTrackingToken(row.getLong(1)))
        .get(0);
  }

  /** It keeps none: the command service has a table of its own for those that it takes. */
  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return Stream.empty();
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    throw new EventStoreException("This event store keeps no snapshots");
  }

  private static DomainEventData<byte[]> entry(ResultSet row) throws SQLException {
    return new GenericDomainEventEntry<>(
        row.getString("aggregate_type"),
        row.getString("aggregate_id"),
        row.getLong("sequence"),
        row.getString("event_id"),
        row.getTimestamp("time").toInstant(),
        row.getString("type"),
        row.getString("revision"),
        row.getBytes("payload"),
        row.getBytes("metadata"));
  }

  private <T> List<T> query(String sql, Binding binding, Row<T> mapping) {
    try (var connection = connections.getConnection();
        var statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      try (var found = statement.executeQuery()) {
        var rows = new ArrayList<T>();
        while (found.next()) {
          rows.add(mapping.read(found));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new EventStoreException("Could not read events", e);
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final class Builder extends BatchingEventStorageEngine.Builder {}
}
