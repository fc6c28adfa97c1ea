package io.orgtrail.command.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.DomainServices;
import io.orgtrail.command.eventstore.StagingEventStore;
import io.orgtrail.command.secrets.SecretKey;
import io.orgtrail.command.snapshots.Snapshots;
import io.orgtrail.command.webhooks.delivery.FailingWebhooks;
import io.orgtrail.web.limits.RateSettings;
import io.orgtrail.web.limits.Rates;
import io.orgtrail.web.tokens.TokenDecoders;
import io.orgtrail.web.tracing.Traces;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;

/** The gateway: from the command topic to the event store and back to the caller. */
@Configuration
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {

  /**
   * What is read here is as large for the broker, which bounds it, as it is in memory: a megabyte
   * of compressed records may be a gigabyte.
   */
  private static final String UNCOMPRESSED = "uncompressed";

  private static final int ADMIN_TIMEOUT_SECONDS = 10;
  private static final Duration HTTP_REPLIES_KEPT = Duration.ofHours(1);

  /** The topics, made when they are absent; those that are there stay as they are. */
  @Bean
  NewTopics topics(GatewaySettings settings) {
    return new NewTopics(
        TopicBuilder.name(Topics.COMMANDS)
            .partitions(settings.partitions())
            .replicas(settings.replicas())
            .config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")
            .config(TopicConfig.COMPRESSION_TYPE_CONFIG, UNCOMPRESSED)
            .build(),
        keptFor(settings.deadLetterRetention(), topic(Topics.DEAD_LETTERS, 1, settings)),
        keptFor(settings.replyRetention(), topic(Topics.REPLIES, settings.partitions(), settings)),
        // Secrets of webhooks are told there, to who waits for them.
        keptFor(
            HTTP_REPLIES_KEPT,
            topic(Topics.HTTP_REPLIES, 1, settings)
                .config(TopicConfig.COMPRESSION_TYPE_CONFIG, UNCOMPRESSED)),
        topic(Topics.EVENTS, settings.partitions(), settings).build(),
        // What was told of the audit trail stays for ever, each of it.
        TopicBuilder.name(Topics.AUDIT_CHECKPOINTS)
            .partitions(settings.partitions())
            .replicas(settings.replicas())
            .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
            .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
            .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
            .build());
  }

  private static TopicBuilder topic(String name, int partitions, GatewaySettings settings) {
    return TopicBuilder.name(name).partitions(partitions).replicas(settings.replicas());
  }

  /** The broker deletes whole segments: one lasts no longer than its records are kept. */
  private static NewTopic keptFor(Duration time, TopicBuilder topic) {
    var millis = Long.toString(time.toMillis());
    return topic
        .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
        .config(TopicConfig.RETENTION_MS_CONFIG, millis)
        .config(TopicConfig.SEGMENT_MS_CONFIG, millis)
        .build();
  }

  @Bean(destroyMethod = "close")
  Admin brokerAdmin(KafkaAdmin admin) {
    return Admin.create(admin.getConfigurationProperties());
  }

  @Bean
  StoredReplies storedReplies(JdbcTemplate jdbc) {
    return new StoredReplies(jdbc);
  }

  @Bean
  CommandJson commandJson(Validator validator) {
    return new CommandJson(validator);
  }

  @Bean
  CommandConsumers commandConsumers(
      CommandConsumerFactory factory,
      TokenDecoders tokens,
      SecretKey secretKey,
      CommandJson json,
      Admin admin,
      KafkaTemplate<byte[], byte[]> kafka,
      AwaitedReplies awaited) {
    var settings = factory.settings();
    var forwardedTime = new ForwardedTime(secretKey.derive("forwarded command"));
    var reader =
        new CommandReader(
            new TokenVerifier(tokens.atAnyTime()),
            forwardedTime,
            json,
            factory.clock(),
            settings.maxCommandBytes());
    var forwarder = new Forwarder(kafka, reader, forwardedTime);
    var sender =
        new ReplySender(
            kafka,
            new ReplyTopics(
                admin, settings.replyTopics(), settings.replicas(), Ticker.systemTicker()),
            awaited);
    return new CommandConsumers(
        IntStream.range(0, settings.consumers())
            .mapToObj(number -> factory.consumer(number, reader, forwarder, sender))
            .toList());
  }

  @Bean
  CommandConsumerFactory commandConsumerFactory(
      StagingEventStore events,
      OrganizationEventStorage storage,
      TransactionManager transactions,
      JdbcTemplate jdbc,
      DomainServices services,
      Snapshots snapshots,
      StoredReplies replies,
      MeterRegistry meters,
      RateSettings rates,
      Traces traces,
      Clock clock,
      GatewaySettings settings,
      ConsumerFactory<byte[], byte[]> consumers,
      Admin admin) {
    return new CommandConsumerFactory(
        events,
        storage,
        transactions,
        jdbc,
        services,
        snapshots,
        replies,
        new GatewayMetrics(meters),
        new Rates("commands", rates, meters),
        traces,
        clock,
        settings,
        consumers,
        () -> topicId(admin));
  }

  @Bean
  FailingWebhooks failingWebhooks(JdbcTemplate jdbc, Clock clock) {
    return new DueCommands(jdbc, clock);
  }

  private static String topicId(Admin admin) {
    try {
      return admin
          .describeTopics(List.of(Topics.COMMANDS))
          .allTopicNames()
          .get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .get(Topics.COMMANDS)
          .topicId()
          .toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the command topic", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new DataAccessResourceFailureException(
          "the broker does not tell about the command topic", e);
    }
  }
}
