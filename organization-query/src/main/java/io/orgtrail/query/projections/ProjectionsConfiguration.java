package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.eventstore.TokenSerializer;
import io.orgtrail.query.positions.Positions;
import io.orgtrail.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Feeds the projections from the event store, each batch in one transaction with the token: every
 * event counts exactly once.
 */
@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {

  private static final int BATCH_SIZE = 500;
  private static final int LOOK_MILLIS = 20;

  /** After a crash others take over once this has passed; whoever lost a claim cannot commit. */
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration CLAIM_EXTENSION = Duration.ofSeconds(1);

  @Bean
  ConnectionProvider eventConnections(DataSource dataSource) {
    return new SpringDataSourceConnectionProvider(dataSource);
  }

  @Bean
  OrganizationEventStorage eventStorage(ConnectionProvider connections) {
    return OrganizationEventStorage.open(connections, BATCH_SIZE);
  }

  @Bean
  EventTail eventTail(OrganizationEventStorage storage) {
    return new EventTail(storage, BATCH_SIZE, LOOK_MILLIS);
  }

  @Bean
  JdbcTokenStore tokenStore(ConnectionProvider connections) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .serializer(TokenSerializer.create())
        .contentType(String.class)
        .claimTimeout(CLAIM_TIMEOUT)
        // Process ids are the same in every container.
        .nodeId(UUID.randomUUID().toString())
        .schema(
            TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .build())
        .build();
  }

  @Bean
  TransactionManager axonTransactions(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  ProjectionInvoker projectionInvoker(
      List<Projection> projections, JdbcTemplate jdbc, Positions positions) {
    return new ProjectionInvoker(projections, new JdbcSink(jdbc), positions::committed);
  }

  @Bean
  ProjectionProcessor projectionProcessor(
      EventTail tail,
      JdbcTokenStore tokens,
      TransactionManager transactions,
      ProjectionInvoker invoker,
      Segments segments) {
    return new ProjectionProcessor(
        segments,
        executors ->
            PooledStreamingEventProcessor.builder()
                .name(ReadModel.PROCESSOR)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(tail)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(executors)
                .workerExecutor(executors)
                .initialSegmentCount(Segments.COUNT)
                .initialToken(source -> new GlobalSequenceTrackingToken(0))
                .tokenClaimInterval(CLAIM_EXTENSION.toMillis())
                .claimExtensionThreshold(CLAIM_EXTENSION.toMillis())
                .batchSize(BATCH_SIZE)
                .build());
  }
}
