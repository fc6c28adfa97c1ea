package io.orgtrail.command.snapshots;

import java.util.concurrent.Executor;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;

/**
 * Lets aggregates be read from a snapshot on, where reading them was slow before.
 *
 * @param executor takes snapshots, outside the transactions of commands
 */
public record Snapshots(SnapshotStore store, Executor executor, SnapshotSettings settings) {

  /**
   * Makes a caching repository that uses and takes snapshots.
   *
   * @param builder of the repository, but for its model
   */
  public <T> Repository<T> repository(
      EventSourcingRepository.Builder<T> builder, AggregateModel<T> model, EventStore events) {
    return new SnapshottingRepository<>(builder, new AggregateSnapshots<>(this, model, events));
  }
}
