package io.orgtrail.command.eventstore;

import io.orgtrail.api.messages.Command;
import io.orgtrail.command.deciding.CommandContextResolver;
import io.orgtrail.command.snapshots.Snapshots;
import java.util.List;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/** Puts aggregates and command handlers on a bus, with what their handlers may ask for. */
public final class DomainModel {

  private final CommandBus bus;
  private final EventStore events;
  private final Cache cache;
  private final Snapshots snapshots;

  public DomainModel(CommandBus bus, EventStore events, Cache cache, Snapshots snapshots) {
    this.bus = bus;
    this.events = events;
    this.cache = cache;
    this.snapshots = snapshots;
  }

  /**
   * Makes the repository of an aggregate. It takes no locks: only the owner of an organization's
   * partition loads it.
   *
   * @param resources what its command handlers may have as parameters
   */
  public <T> Repository<T> repository(Class<T> aggregate, Object... resources) {
    return builder(aggregate).parameterResolverFactory(parameters(resources)).build();
  }

  /**
   * The same for an aggregate that may become long: it has snapshots where loading was slow. The
   * command handlers that stand in it and its components are subscribed.
   */
  public <T> Repository<T> subscribe(Class<T> aggregate, Object... resources) {
    var parameters = parameters(resources);
    var model = AnnotatedAggregateMetaModelFactory.inspectAggregate(aggregate, parameters);
    var repository = snapshots.repository(builder(aggregate), model, events);
    AggregateAnnotationCommandHandler.<T>builder()
        .aggregateModel(model)
        .repository(repository)
        .commandTargetResolver(DomainModel::target)
        .parameterResolverFactory(parameters)
        .build()
        .subscribe(bus);
    return repository;
  }

  private <T> EventSourcingRepository.Builder<T> builder(Class<T> aggregate) {
    return EventSourcingRepository.builder(aggregate)
        .eventStore(events)
        .cache(cache)
        .lockFactory(NullLockFactory.INSTANCE);
  }

  /** What the annotation says of every command; to look for it each time takes far longer. */
  private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
    return new VersionedAggregateIdentifier(
        ((Command) message.getPayload()).organizationId(), null);
  }

  /** Subscribes the command handlers of an object beside the aggregates. */
  public void subscribeHandler(Object handler) {
    new AnnotationCommandHandlerAdapter<>(
            handler, parameters(), ClasspathHandlerDefinition.forClass(handler.getClass()))
        .subscribe(bus);
  }

  private static ParameterResolverFactory parameters(Object... resources) {
    return MultiParameterResolverFactory.ordered(
        ClasspathParameterResolverFactory.forClass(DomainModel.class),
        new CommandContextResolver(),
        new SimpleResourceParameterResolverFactory(List.of(resources)));
  }
}
