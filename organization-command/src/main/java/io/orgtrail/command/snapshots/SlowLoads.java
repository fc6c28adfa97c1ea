package io.orgtrail.command.snapshots;

import java.time.Duration;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;

/**
 * Notices which aggregates were slow to load. Axon's trigger counts for how long an aggregate has
 * been in the cache too; this one ends with the last event that was read.
 */
final class SlowLoads implements SnapshotTriggerDefinition {

  private final Duration slow;
  private final Consumer<String> onSlowLoad;

  /**
   * Tells of loads that take that long.
   *
   * @param onSlowLoad is given the aggregate's id
   */
  SlowLoads(Duration slow, Consumer<String> onSlowLoad) {
    this.slow = slow;
    this.onSlowLoad = onSlowLoad;
  }

  @Override
  public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
    return new Load(System.nanoTime());
  }

  private final class Load implements SnapshotTrigger {

    private final long started;
    private String aggregateId;

    Load(long started) {
      this.started = started;
    }

    @Override
    public void eventHandled(EventMessage<?> event) {
      if (aggregateId == null) {
        aggregateId = ((DomainEventMessage<?>) event).getAggregateIdentifier();
      }
    }

    @Override
    public void initializationFinished() {
      if (aggregateId != null && System.nanoTime() - started >= slow.toNanos()) {
        onSlowLoad.accept(aggregateId);
      }
    }
  }
}
