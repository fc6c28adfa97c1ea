package io.orgtrail.command.publishing;

import io.orgtrail.api.eventstore.EventBatch;
import io.orgtrail.api.eventstore.EventTail;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.stereotype.Component;

/**
 * Makes the processors that tell the world what happened, each event in order and at least once.
 */
@Component
public class EventProcessors {

  /** Messages of several events each. */
  private static final int BATCH = 32;

  private static final long CLAIM_EXTENSION_MILLIS = 1_000;

  private final EventTail events;
  private final TokenStore tokens;
  private final TransactionManager transactions;
  private final ProcessorLags lags;

  EventProcessors(
      EventTail events, TokenStore tokens, TransactionManager transactions, ProcessorLags lags) {
    this.events = events;
    this.tokens = tokens;
    this.transactions = transactions;
    this.lags = lags;
  }

  /**
   * Makes a processor that begins with the first event of the store, goes on where it was, and is
   * told of new events at once.
   *
   * @param name under which it remembers its place
   * @param handler an object with an {@code @EventHandler} method that takes an {@link EventBatch};
   *     what it does and its place are committed together
   */
  public PooledStreamingEventProcessor prompt(String name, Object handler) {
    return processor(name, handler, events.prompt());
  }

  /** The same for what may wait a moment, so that fewer turns do. */
  public PooledStreamingEventProcessor patient(String name, Object handler) {
    return processor(name, handler, events.patient());
  }

  private PooledStreamingEventProcessor processor(
      String name, Object handler, StreamableMessageSource<TrackedEventMessage<?>> source) {
    lags.show(name);
    return PooledStreamingEventProcessor.builder()
        .name(name)
        .eventHandlerInvoker(
            SimpleEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build())
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(source)
        .tokenStore(tokens)
        .transactionManager(transactions)
        .initialToken(start -> start.createTailToken())
        .initialSegmentCount(1)
        .tokenClaimInterval(CLAIM_EXTENSION_MILLIS)
        .claimExtensionThreshold(CLAIM_EXTENSION_MILLIS)
        .batchSize(BATCH)
        .coordinatorExecutor(thread(name + "-coordinator"))
        .workerExecutor(thread(name + "-worker"))
        .build();
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          var thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
