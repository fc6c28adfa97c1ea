package io.orgtrail.command.gateway;

import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.DomainConfiguration;
import io.orgtrail.command.DomainServices;
import io.orgtrail.command.eventstore.AggregateCache;
import io.orgtrail.command.eventstore.CommandSavepoint;
import io.orgtrail.command.eventstore.DomainModel;
import io.orgtrail.command.eventstore.StagingEventStore;
import io.orgtrail.command.organizations.JdbcOrganizationRegistry;
import io.orgtrail.command.organizations.OrganizationAdmins;
import io.orgtrail.command.snapshots.Snapshots;
import io.orgtrail.web.limits.Rates;
import io.orgtrail.web.tracing.Traces;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/** Puts together consumers of commands, each with what it decides with. */
record CommandConsumerFactory(
    StagingEventStore events,
    OrganizationEventStorage storage,
    TransactionManager transactions,
    JdbcTemplate jdbc,
    DomainServices services,
    Snapshots snapshots,
    StoredReplies replies,
    GatewayMetrics metrics,
    Rates rates,
    Traces traces,
    Clock clock,
    GatewaySettings settings,
    ConsumerFactory<byte[], byte[]> consumers,
    Supplier<String> topicId) {

  private static final long IDLE_MILLIS = 1_000;
  private static final long RETRY_MILLIS = 1_000;

  /** A consumer that is yet to be started. */
  CommandConsumer consumer(
      int number, CommandReader reader, Forwarder forwarder, ReplySender sender) {
    var savepoint = new CommandSavepoint(jdbc);
    var admins = new OrganizationAdmins(jdbc);
    var due = new DueCommands(jdbc, clock);
    var cache = new AggregateCache(settings.cachedMembers() / settings.consumers());
    var bus = Dispatcher.bus();
    var registry = new JdbcOrganizationRegistry(jdbc, savepoint, admins);
    var organizations =
        DomainConfiguration.subscribe(
            new DomainModel(bus, events, cache, snapshots), events, registry, services);
    var fence = new PartitionFence(jdbc, topicId);
    var recordRates = new RecordRates(rates, fence);
    var spans = new CommandSpans(traces);
    var batch =
        new CommandBatch(
            metrics.timed(transactions),
            fence,
            replies,
            recordRates,
            new Dispatcher(bus, savepoint, organizations),
            cache,
            storage,
            registry,
            List.of(admins, due),
            spans,
            clock,
            settings.replyRetention());
    var runner = new BatchRunner(batch, fence, cache, storage::toDecideBy);
    var assigned = new AssignedPartitions(fence, recordRates, cache);
    var listener =
        new CommandListener(
            reader,
            forwarder,
            runner,
            sender,
            fence,
            assigned,
            recordRates,
            due,
            metrics,
            spans,
            clock);
    return new CommandConsumer(container(number, listener, assigned), assigned);
  }

  private KafkaMessageListenerContainer<byte[], byte[]> container(
      int number, CommandListener listener, AssignedPartitions assigned) {
    var properties = new ContainerProperties(Topics.COMMANDS);
    properties.setMessageListener(listener);
    properties.setConsumerRebalanceListener(assigned);
    properties.setAckMode(ContainerProperties.AckMode.MANUAL); // AssignedPartitions commit
    properties.setIdleEventInterval(IDLE_MILLIS);
    properties.setPollTimeout(IDLE_MILLIS);
    properties.setClientId("command-" + number);
    var container = new KafkaMessageListenerContainer<>(polling(), properties);
    container.setBeanName("command-consumer-" + number);
    container.setCommonErrorHandler(retryForEver());
    container.setApplicationEventPublisher(
        event -> {
          if (event instanceof ListenerContainerIdleEvent idle) {
            listener.onIdle(idle.getConsumer());
          }
        });
    return container;
  }

  /** The consumers' own factory: others, of answers over HTTP, do not rest. */
  private ConsumerFactory<byte[], byte[]> polling() {
    var configuration = new HashMap<>(consumers.getConfigurationProperties());
    configuration.put(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        CommandPolls.recordsOfAPoll(settings.maxBatchRecords()));
    var polling = new DefaultKafkaConsumerFactory<byte[], byte[]>(configuration);
    polling.setBeanName("commandConsumers");
    consumers.getListeners().forEach(polling::addListener);
    polling.addPostProcessor(consumer -> CommandPolls.of(consumer, settings.maxBatchRecords()));
    return polling;
  }

  /** A batch is kept, and its partitions paused, until it can be committed. */
  private static DefaultErrorHandler retryForEver() {
    var handler =
        new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.setClassifications(Map.of(), true);
    handler.setAckAfterHandle(false);
    return handler;
  }
}
