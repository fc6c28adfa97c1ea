package io.orgtrail.command.snapshots;

import io.orgtrail.api.eventstore.OrganizationEventStorage;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of aggregates of one type. One is taken of what is committed alone, from an
 * aggregate read for that, and never of the one that decides; so it holds nothing of a batch that
 * may still be rolled back.
 */
final class AggregateSnapshots<T> {

  private static final Logger log = LoggerFactory.getLogger(AggregateSnapshots.class);

  private final Snapshots snapshots;
  private final AggregateModel<T> model;
  private final GenericAggregateFactory<T> factory;
  private final EventStore events;
  private final AggregateState<T> state;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  @SuppressWarnings("unchecked")
  AggregateSnapshots(Snapshots snapshots, AggregateModel<T> model, EventStore events) {
    this.snapshots = snapshots;
    this.model = model;
    this.factory = new GenericAggregateFactory<>(model);
    this.events = events;
    this.state = new AggregateState<>((Class<T>) model.entityClass());
  }

  AggregateModel<T> model() {
    return model;
  }

  /** Has a snapshot taken of what was slow to load. */
  SnapshotTriggerDefinition takenAfterSlowLoads() {
    return new SlowLoads(snapshots.settings().slowLoad(), this::takeSoon);
  }

  /** The aggregate's snapshot and the events after it, or all of its events. */
  DomainEventStream read(String aggregateId) {
    return OrganizationEventStorage.isReadAhead(aggregateId)
        ? events.readEvents(aggregateId)
        : read(aggregateId, find(aggregateId));
  }

  private DomainEventStream read(String aggregateId, Optional<DomainEventMessage<T>> snapshot) {
    return snapshot
        .map(
            start ->
                DomainEventStream.concat(
                    DomainEventStream.of(start),
                    events.readEvents(aggregateId, start.getSequenceNumber() + 1)))
        .orElseGet(() -> events.readEvents(aggregateId));
  }

  private Optional<DomainEventMessage<T>> find(String aggregateId) {
    return snapshots
        .store()
        .find(aggregateId, state.revision())
        .flatMap(found -> restored(aggregateId, found));
  }

  /** For Axon, a snapshot is an event that contains the aggregate. */
  private Optional<DomainEventMessage<T>> restored(String aggregateId, Snapshot found) {
    try {
      return Optional.of(
          new GenericDomainEventMessage<>(
              model.type(), aggregateId, found.sequence(), state.read(found.state())));
    } catch (RuntimeException e) {
      log.warn("The snapshot of {} cannot be read, all of its events are", aggregateId, e);
      return Optional.empty();
    }
  }

  private void takeSoon(String aggregateId) {
    if (waiting.add(aggregateId)) {
      try {
        snapshots.executor().execute(() -> takeHarmlessly(aggregateId));
      } catch (RejectedExecutionException e) {
        waiting.remove(aggregateId);
      }
    }
  }

  private void takeHarmlessly(String aggregateId) {
    try {
      take(aggregateId);
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        log.warn("No snapshot of {} is taken", aggregateId, e);
      }
    } finally {
      waiting.remove(aggregateId);
    }
  }

  private void take(String aggregateId) {
    var started = System.nanoTime();
    var erasures = snapshots.store().erasures();
    var before = find(aggregateId);
    var stream = read(aggregateId, before);
    var aggregate =
        EventSourcedAggregate.initialize(
            factory.createAggregateRoot(aggregateId, stream.peek()),
            model,
            null,
            NoSnapshotTriggerDefinition.TRIGGER);
    aggregate.initializeState(stream);
    var last = aggregate.version();
    var spared = last - before.map(DomainEventMessage::getSequenceNumber).orElse(-1L);
    if (spared >= snapshots.settings().spares()) {
      var written = state.write(aggregate.getAggregateRoot());
      snapshots.store().keep(aggregateId, state.revision(), new Snapshot(last, written), erasures);
      log.info(
          "Snapshot of {} after {} events: {} bytes, taken in {} ms",
          aggregateId,
          last + 1,
          written.length,
          (System.nanoTime() - started) / 1_000_000);
    }
  }
}
