package io.orgtrail.command.eventstore;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * An event store that knows the staged events of a batch by stream: the one it comes from searches
 * all of them for each aggregate it loads.
 */
public final class StagingEventStore extends EmbeddedEventStore {

  public StagingEventStore(Builder builder) {
    super(builder);
  }

  @Override
  public void publish(List<? extends EventMessage<?>> events) {
    super.publish(events);
    CurrentUnitOfWork.ifStarted(unitOfWork -> stage(unitOfWork, events));
  }

  private static void stage(UnitOfWork<?> unitOfWork, List<? extends EventMessage<?>> events) {
    var staged = StagedEvents.of(unitOfWork);
    var before = staged.size();
    events.forEach(event -> staged.add((DomainEventMessage<?>) event));
    unitOfWork.onRollback(unit -> staged.truncate(before));
  }

  @Override
  protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregateId) {
    return CurrentUnitOfWork.isStarted()
        ? StagedEvents.of(CurrentUnitOfWork.get()).ofStream(aggregateId).stream()
        : Stream.empty();
  }
}
