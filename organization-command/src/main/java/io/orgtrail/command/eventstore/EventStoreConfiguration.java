package io.orgtrail.command.eventstore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.eventstore.TokenSerializer;
import io.orgtrail.api.eventstore.vault.KeyEncryption;
import io.orgtrail.api.eventstore.vault.Vault;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store on PostgreSQL, bound to Spring's transactions. */
@Configuration
class EventStoreConfiguration {

  private static final int READ_BATCH = 1_000;
  private static final int LOOK_MILLIS = 10;

  /**
   * A message costs Axon more than most processors do for an event. One that is behind has a
   * thousand of them in memory.
   */
  private static final int EVENTS_TOGETHER = 16;

  /** After a crash another instance takes over once this has passed. */
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

  /** Connections of the transaction at hand; closing one gives it back to the transaction. */
  @Bean
  ConnectionProvider connectionProvider(DataSource dataSource) {
    return new SpringDataSourceConnectionProvider(dataSource);
  }

  @Bean
  TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  /** Fails at once with keys that are not those of the database. */
  @Bean(initMethod = "prepare")
  @DependsOnDatabaseInitialization
  Vault vault(
      ConnectionProvider connections,
      @Value("${organization.personal-data-keys:}") String installationKeys) {
    return new Vault(connections, KeyEncryption.of(installationKeys));
  }

  @Bean
  OrganizationEventStorage eventStorage(ConnectionProvider connections, Vault vault) {
    return OrganizationEventStorage.open(connections, vault, READ_BATCH);
  }

  /** For aggregates; what happens is told to the world by {@link EventTail}. */
  @Bean(destroyMethod = "shutDown")
  StagingEventStore eventStore(OrganizationEventStorage storage) {
    var builder = EmbeddedEventStore.builder();
    builder.storageEngine(storage);
    return new StagingEventStore(builder);
  }

  @Bean
  EventTail eventTail(OrganizationEventStorage storage) {
    return new EventTail(storage, READ_BATCH, EVENTS_TOGETHER, LOOK_MILLIS);
  }

  @Bean
  MeterBinder eventStoreMetrics(EventTail tail) {
    return registry ->
        Gauge.builder("organization.event.store.position", tail, EventTail::head)
            .description("Position of the newest event")
            .register(registry);
  }

  @Bean
  TokenStore tokenStore(ConnectionProvider connections) {
    var schema =
        TokenSchema.builder()
            .setTokenTable("command.token_entry")
            .setProcessorNameColumn("processor_name")
            .setTokenTypeColumn("token_type")
            .build();
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .serializer(TokenSerializer.create())
        .claimTimeout(CLAIM_TIMEOUT)
        // Process ids are the same in every container.
        .nodeId(UUID.randomUUID().toString())
        .schema(schema)
        .build();
  }

  @Bean
  CommandSavepoint commandSavepoint(JdbcTemplate jdbc) {
    return new CommandSavepoint(jdbc);
  }
}
