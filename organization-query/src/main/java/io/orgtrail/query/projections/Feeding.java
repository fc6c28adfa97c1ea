package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.api.eventstore.TokenSerializer;
import io.orgtrail.query.positions.Positions;
import io.orgtrail.query.positions.Tokens;
import io.orgtrail.query.readmodel.ControlDatabase;
import io.orgtrail.query.readmodel.Generation;
import io.orgtrail.query.readmodel.Pools;
import io.orgtrail.web.tracing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;

/**
 * Feeds generations from the event store, each batch in one transaction with the token: every event
 * counts exactly once.
 */
@Component
class Feeding {

  static final int BATCH_SIZE = 500;

  /** After a crash others take over once this has passed; whoever lost a claim cannot commit. */
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration CLAIM_EXTENSION = Duration.ofSeconds(1);

  /** Process ids are the same in every container. */
  private final String instance = UUID.randomUUID().toString();

  private final Pools pools;
  private final ControlDatabase control;
  private final EventTail tail;
  private final List<Projection> projections;
  private final Positions positions;
  private final Traces traces;

  Feeding(
      Pools pools,
      ControlDatabase control,
      EventTail tail,
      List<Projection> projections,
      Positions positions,
      Traces traces) {
    this.pools = pools;
    this.control = control;
    this.tail = tail;
    this.projections = projections;
    this.positions = positions;
    this.traces = traces;
  }

  /** Begins to feed a generation, together with other instances that do so. */
  ServedGeneration begin(Generation generation) {
    var share = share(generation);
    share.begin();
    var pool = pools.serving(generation);
    var jdbc = new JdbcTemplate(pool);
    var tokens = new Tokens(jdbc, generation.schema());
    var processor =
        new ProjectionProcessor(tokens, share, executors -> processor(jdbc, share, executors));
    processor.start();
    return new ServedGeneration(generation, pool, tokens, processor);
  }

  /** It is asked for by other connections than queries, which may take all of theirs. */
  private FairShare share(Generation generation) {
    var segments = new Tokens(control.jdbc(), generation.schema()).positions().size();
    return new FairShare(control.jdbc(), generation.number(), instance, segments);
  }

  private PooledStreamingEventProcessor processor(
      JdbcTemplate jdbc, FairShare share, ScheduledExecutorService executors) {
    return PooledStreamingEventProcessor.builder()
        .name(Tokens.PROCESSOR)
        .eventHandlerInvoker(
            TracedInvoker.of(
                new ProjectionInvoker(new EventWriter(projections, jdbc), positions::committed),
                traces))
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(tail.prompt())
        .tokenStore(tokenStore(new SpringDataSourceConnectionProvider(jdbc.getDataSource())))
        .transactionManager(
            new SpringTransactionManager(new JdbcTransactionManager(jdbc.getDataSource())))
        .coordinatorExecutor(executors)
        .workerExecutor(executors)
        .initialSegmentCount(Segments.COUNT)
        .maxSegmentProvider(processor -> share.segments())
        .initialToken(source -> new GlobalSequenceTrackingToken(0))
        .tokenClaimInterval(CLAIM_EXTENSION.toMillis())
        .claimExtensionThreshold(CLAIM_EXTENSION.toMillis())
        .batchSize(BATCH_SIZE)
        .build();
  }

  private TokenStore tokenStore(ConnectionProvider connections) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .serializer(TokenSerializer.create())
        .contentType(String.class)
        .claimTimeout(CLAIM_TIMEOUT)
        .nodeId(instance)
        .schema(
            TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .build())
        .build();
  }
}
