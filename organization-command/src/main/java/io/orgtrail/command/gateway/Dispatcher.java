package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.MetaDataKeys;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.eventstore.CommandSavepoint;
import io.orgtrail.command.eventstore.StagedEvents;
import io.orgtrail.command.organizations.OrganizationAggregate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Gives one command to its handler, in a unit of work nested in the batch's. */
public final class Dispatcher {

  private final CommandBus bus;
  private final CommandSavepoint savepoint;
  private final Repository<OrganizationAggregate> organizations;

  public Dispatcher(
      CommandBus bus, CommandSavepoint savepoint, Repository<OrganizationAggregate> organizations) {
    this.bus = bus;
    this.savepoint = savepoint;
    this.organizations = organizations;
  }

  /**
   * A bus for commands of a batch. The batch owns the transaction, so the bus begins none; a
   * refusal that has changed nothing takes nothing back, so that the aggregate stays cached.
   */
  public static CommandBus bus() {
    var bus =
        SimpleCommandBus.builder()
            .transactionManager(NoTransactionManager.INSTANCE)
            .rollbackConfiguration(failure -> !isRefusalWithoutEffect(failure))
            .build();
    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(whoAndWhy()));
    return bus;
  }

  private static boolean isRefusalWithoutEffect(Throwable failure) {
    return failure instanceof RejectedException && !CommandSavepoint.hasWritten() && !hasStaged();
  }

  private static boolean hasStaged() {
    var unitOfWork = CurrentUnitOfWork.get();
    var before = (Integer) unitOfWork.getMessage().getMetaData().get(STAGED_BEFORE);
    return StagedEvents.of(unitOfWork).size() > before;
  }

  private static final String STAGED_BEFORE = "stagedBefore";

  private static CorrelationDataProvider whoAndWhy() {
    return message -> {
      var data = message.getMetaData();
      var copied = new HashMap<String, Object>();
      for (var key :
          List.of(
              MetaDataKeys.ACTOR,
              MetaDataKeys.OPERATOR,
              MetaDataKeys.COMMAND_ID,
              MetaDataKeys.TRACE_PARENT)) {
        if (data.containsKey(key)) {
          copied.put(key, data.get(key));
        }
      }
      return copied;
    };
  }

  /** Decides the command; what it stages stays staged when it is accepted. */
  Decision dispatch(Command command, CommandContext context, String traceParent) {
    var staged = StagedEvents.of(CurrentUnitOfWork.get());
    var before = staged.size();
    var metaData = metaData(context, traceParent);
    metaData.put(STAGED_BEFORE, before);
    var result = new AtomicReference<CommandResultMessage<?>>();
    bus.dispatch(
        new GenericCommandMessage<>(command, metaData), (message, reply) -> result.set(reply));
    if (result.get().isExceptional()) {
      return refusal(result.get().exceptionResult());
    }
    var events = staged.after(before);
    return new Decision.Accepted(
        asMap(result.get().getPayload()), events, version(command.organizationId(), events));
  }

  /** Decides the command and takes everything back that it did. */
  Decision dispatchDry(Command command, CommandContext context) {
    var dryRun = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(command));
    try {
      savepoint.beforeWriting();
      return dispatch(command, context, null);
    } finally {
      dryRun.rollback();
    }
  }

  private static Map<String, Object> metaData(CommandContext context, String traceParent) {
    var metaData = new HashMap<String, Object>();
    metaData.put(CommandContext.KEY, context);
    if (context.caller() != null) {
      metaData.put(MetaDataKeys.ACTOR, context.userId());
      metaData.put(MetaDataKeys.COMMAND_ID, context.commandId());
      metaData.put(MetaDataKeys.OPERATOR, context.caller().operator());
    }
    if (traceParent != null) {
      metaData.put(MetaDataKeys.TRACE_PARENT, traceParent);
    }
    return metaData;
  }

  private static Decision refusal(Throwable failure) {
    if (failure instanceof RejectedException rejected) {
      return new Decision.Refused(rejected.rejection());
    }
    if (failure instanceof AggregateNotFoundException) {
      return new Decision.Refused(OrganizationAggregate.notFound().rejection());
    }
    return new Decision.Failed(failure);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object payload) {
    return payload instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private long version(String organizationId, List<DomainEventMessage<?>> events) {
    return events.isEmpty()
        ? organizations.load(organizationId).invoke(OrganizationAggregate::version)
        : events.stream().mapToLong(RecordedEvent::versionOf).max().getAsLong();
  }
}
