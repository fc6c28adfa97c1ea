package io.orgtrail.command.eventstore;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.messages.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The events that a batch will append at its commit, in order and by stream. */
public final class StagedEvents {

  private static final String KEY = StagedEvents.class.getName();

  private final List<DomainEventMessage<?>> all = new ArrayList<>();
  private final Map<String, List<DomainEventMessage<?>>> byStream = new HashMap<>();

  private StagedEvents() {}

  /** Those of the batch that the unit of work belongs to. */
  public static StagedEvents of(UnitOfWork<?> unitOfWork) {
    return unitOfWork.root().getOrComputeResource(KEY, key -> new StagedEvents());
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /** Those staged after the first so many. */
  public List<DomainEventMessage<?>> after(int count) {
    return List.copyOf(all.subList(count, all.size()));
  }

  /** The version of an organization after those that happened in it; empty when none did. */
  public Optional<Long> versionOf(String organizationId) {
    return all.stream()
        .filter(event -> ((Event) event.getPayload()).organizationId().equals(organizationId))
        .map(RecordedEvent::versionOf)
        .max(Long::compare);
  }

  List<DomainEventMessage<?>> ofStream(String aggregateId) {
    return byStream.getOrDefault(aggregateId, List.of());
  }

  void add(DomainEventMessage<?> event) {
    all.add(event);
    byStream.computeIfAbsent(event.getAggregateIdentifier(), id -> new ArrayList<>()).add(event);
  }

  /** Units of work nest and end in order, so what is taken back is always what came last. */
  void truncate(int count) {
    while (all.size() > count) {
      var event = all.remove(all.size() - 1);
      var stream = byStream.get(event.getAggregateIdentifier());
      stream.remove(stream.size() - 1);
    }
  }
}
