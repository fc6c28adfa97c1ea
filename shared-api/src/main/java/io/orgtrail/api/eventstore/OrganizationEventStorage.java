package io.orgtrail.api.eventstore;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.eventstore.vault.Vault;
import java.nio.charset.StandardCharsets;
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

  private static final String ERASURES = OrganizationEventStorage.class + ".erasures";

  private static final String TAKE_POSITIONS =
      """
      UPDATE eventstore.event_position
      SET last = last + ?, erasures = erasures + ?,
        last_time = greatest(last_time, date_trunc('milliseconds', clock_timestamp()))
      RETURNING last, last_time, erasures""";

  /** To be tried again, as after any conflict of transactions. */
  private static final String CONFLICT = "40001";

  private final ConnectionProvider connections;
  private final Vault vault;

  private final SameHistory history = new SameHistory();

  private OrganizationEventStorage(Builder builder, ConnectionProvider connections, Vault vault) {
    super(builder);
    this.connections = connections;
    this.vault = vault;
  }

  /**
   * Opens the event table.
   *
   * @param connections whose connections take part in the current transaction
   * @param vault has the keys of personal data
   * @param batchSize how many events one read fetches at most
   */
  public static OrganizationEventStorage open(
      ConnectionProvider connections, Vault vault, int batchSize) {
    var serializer = EventSerializer.create();
    var builder = new Builder();
    builder.eventSerializer(serializer).snapshotSerializer(serializer).batchSize(batchSize);
    return new OrganizationEventStorage(builder, connections, vault);
  }

  /** The last position appended in this unit of work; empty when it appended nothing. */
  public static Optional<Long> lastPosition(UnitOfWork<?> unitOfWork) {
    return Optional.ofNullable((Long) unitOfWork.root().resources().get(LAST_POSITION));
  }

  /** How often somebody was forgotten, as far as is known here. */
  public long erasures() {
    return vault.erasures();
  }

  /**
   * What a unit of work is to decide by, see below.
   *
   * @throws EventStoreException once the store has gone back, with the SQL state of a server that
   *     takes nobody: what is to be decided waits
   */
  public long toDecideBy() {
    history.require();
    return erasures();
  }

  /**
   * Says what a unit of work decides by: when somebody is forgotten until its commit, it fails with
   * a conflict, so that nothing that was erased comes back with what it appends.
   */
  public static void decidesBy(UnitOfWork<?> unitOfWork, long erasures) {
    unitOfWork.root().resources().put(ERASURES, erasures);
  }

  /**
   * The position of the newest event, which is never before what it was: a database that was put
   * back to an older state takes along what is in memory here, so that nothing is decided, stored
   * or told by this process any more. To be asked by one thread, outside of transactions.
   *
   * @throws EventStoreException from then on
   */
  long headOfSameHistory() {
    var head = history.require(this::head);
    history.saw(head);
    return head;
  }

  /** Whether the store was once newer than it is, and this process has to be started again. */
  public boolean hasGoneBack() {
    return history.hasGoneBack();
  }

  /** The position of the newest event, 0 in an empty store. */
  public long head() {
    return query(
            "SELECT last, erasures FROM eventstore.event_position",
            statement -> {},
            row -> {
              vault.erasuresAre(row.getLong("erasures"));
              return row.getLong("last");
            })
        .get(0);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    var rows =
        new EventRows(
            (EventSerializer) serializer,
            events.stream().<DomainEventMessage<?>>map(e -> (DomainEventMessage<?>) e).toList());
    try (var connection = connections.getConnection()) {
      append(connection, rows);
    } catch (SQLException e) {
      throw new EventStoreException("Could not append " + events.size() + " events", e);
    }
  }

  private void append(Connection connection, EventRows rows) throws SQLException {
    var decidedBy = decidedBy();
    var keys = vault.keysFor(connection, rows.uses(), rows.proven());
    rows.seal(keys);
    var erasures = rows.areErasure() ? 1 : 0;
    try (var take = connection.prepareStatement(TAKE_POSITIONS)) {
      take.setLong(1, rows.size());
      take.setLong(2, erasures);
      try (var taken = take.executeQuery()) {
        taken.next();
        var now = taken.getLong("erasures");
        requireNoErasure(decidedBy, now - erasures);
        var last = taken.getLong("last");
        // Nobody commits another position as long as this one is held.
        history.require(() -> last - rows.size());
        rows.append(connection, last - rows.size(), taken.getTimestamp("last_time").toInstant());
        CurrentUnitOfWork.ifStarted(
            unit -> {
              unit.root().resources().put(LAST_POSITION, last);
              unit.root()
                  .afterCommit(
                      u -> {
                        history.saw(last);
                        keys.areCommitted();
                        vault.erasuresAre(now);
                      });
            });
      }
    }
  }

  private long decidedBy() {
    return CurrentUnitOfWork.isStarted()
        ? (Long) CurrentUnitOfWork.get().root().getOrDefaultResource(ERASURES, vault.erasures())
        : vault.erasures();
  }

  private void requireNoErasure(long decidedBy, long erasures) throws SQLException {
    vault.erasuresAre(erasures);
    if (decidedBy != erasures && decidedBy != Vault.UNKNOWN) {
      throw new SQLException("Somebody was forgotten meanwhile", CONFLICT);
    }
  }

  /**
   * The rows after a position, in their order.
   *
   * @param limit how many, at most
   */
  List<StoredEvent> after(long position, int limit) {
    return events(
        "e.position > ? ORDER BY e.position LIMIT ?",
        statement -> {
          statement.setLong(1, position);
          statement.setInt(2, limit);
        });
  }

  private List<StoredEvent> events(String which, Binding binding) {
    var sql = "SELECT " + StoredEvent.COLUMNS + " FROM eventstore.event e WHERE " + which;
    return StoredEvent.open(query(sql, binding, StoredEvent::read), vault);
  }

  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      TrackingToken lastToken, int batchSize) {
    var after = lastToken == null ? 0 : lastToken.position().orElse(0);
    return after(after, batchSize).stream()
        .map(
            event ->
                new TrackedDomainEventData<>(
                    new GlobalSequenceTrackingToken(event.position()), entry(event)))
        .toList();
  }

  @Override
  protected List<? extends DomainEventData<?>> fetchDomainEvents(
      String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
    return ReadAhead.ofStream(aggregateIdentifier)
        .map(events -> part(events, firstSequenceNumber, batchSize))
        .orElseGet(() -> stream(aggregateIdentifier, firstSequenceNumber, batchSize))
        .stream()
        .map(OrganizationEventStorage::entry)
        .toList();
  }

  private static List<StoredEvent> part(List<StoredEvent> events, long from, int limit) {
    return events.stream().filter(event -> event.sequence() >= from).limit(limit).toList();
  }

  private List<StoredEvent> stream(String aggregateIdentifier, long from, int limit) {
    return events(
        "e.aggregate_id = ? AND e.sequence >= ? ORDER BY e.sequence LIMIT ?",
        statement -> {
          statement.setString(1, aggregateIdentifier);
          statement.setLong(2, from);
          statement.setInt(3, limit);
        });
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    return ReadAhead.ofStream(aggregateIdentifier)
        .map(events -> events.stream().map(StoredEvent::sequence).max(Long::compare))
        .orElseGet(() -> lastStored(aggregateIdentifier));
  }

  private Optional<Long> lastStored(String aggregateIdentifier) {
    return query(
            "SELECT max(sequence) FROM eventstore.event WHERE aggregate_id = ?",
            statement -> statement.setString(1, aggregateIdentifier),
            row -> Optional.ofNullable(row.getObject(1, Long.class)))
        .get(0);
  }

  /**
   * Has what a unit of work will ask for of these streams read together with other statements; what
   * it cannot have ahead is read when it is asked for. Nobody else may append to them until it
   * ends.
   *
   * @param aggregateIdentifiers streams, of which some need not be there
   * @param trip is to run in the unit of work's transaction before any of them is asked for
   */
  public void readAhead(
      UnitOfWork<?> unitOfWork, Collection<String> aggregateIdentifiers, RoundTrip trip) {
    if (!aggregateIdentifiers.isEmpty()) {
      ReadAhead.begin(unitOfWork, aggregateIdentifiers, vault, trip);
    }
  }

  /** Whether the unit of work at hand has all of a stream, so that reading it costs nothing. */
  public static boolean isReadAhead(String aggregateIdentifier) {
    return ReadAhead.ofStream(aggregateIdentifier).isPresent();
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

  private static DomainEventData<byte[]> entry(StoredEvent event) {
    return new GenericDomainEventEntry<>(
        event.aggregateType(),
        event.aggregateId(),
        event.sequence(),
        event.eventId(),
        event.time(),
        event.type(),
        event.revision(),
        event.payload().getBytes(StandardCharsets.UTF_8),
        event.metaData().getBytes(StandardCharsets.UTF_8));
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
