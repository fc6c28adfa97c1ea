package io.orgtrail.command.snapshots;

import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** A repository that reads what is not cached from its snapshot on. */
final class SnapshottingRepository<T> extends CachingEventSourcingRepository<T> {

  private final AggregateSnapshots<T> snapshots;

  SnapshottingRepository(Builder<T> builder, AggregateSnapshots<T> snapshots) {
    super(
        builder
            .aggregateModel(snapshots.model())
            .snapshotTriggerDefinition(snapshots.takenAfterSlowLoads()));
    this.snapshots = snapshots;
  }

  @Override
  protected DomainEventStream readEvents(String aggregateId) {
    return snapshots.read(aggregateId);
  }
}
