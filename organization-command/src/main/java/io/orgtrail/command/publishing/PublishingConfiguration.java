package io.orgtrail.command.publishing;

import io.orgtrail.messaging.MessagingConfiguration;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.transaction.support.TransactionOperations;

/** Publishes the event store to Kafka. */
@Configuration
@EnableConfigurationProperties(CheckpointSettings.class)
@Import(MessagingConfiguration.class)
class PublishingConfiguration {

  /** With one request under way at a time no batch of events overtakes one that is sent again. */
  @Bean(defaultCandidate = false)
  KafkaTemplate<byte[], byte[]> inOrder(ProducerFactory<byte[], byte[]> producers) {
    return new KafkaTemplate<>(
        producers, Map.of(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1));
  }

  @Bean(initMethod = "start", destroyMethod = "shutDown")
  PooledStreamingEventProcessor eventPublisher(
      EventProcessors processors, @Qualifier("inOrder") KafkaTemplate<byte[], byte[]> kafka) {
    return processors.prompt("publisher", new EventPublisher(kafka));
  }

  @Bean
  CheckpointPublisher checkpointPublisher(
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      KafkaTemplate<byte[], byte[]> kafka,
      Clock clock) {
    return new CheckpointPublisher(new MovedChains(jdbc, transactions), kafka, clock);
  }

  @Bean
  SchedulingConfigurer checkpoints(CheckpointPublisher publisher, CheckpointSettings settings) {
    var interval = settings.checkpointInterval();
    return tasks ->
        tasks.addFixedDelayTask(new FixedDelayTask(publisher::publish, interval, interval));
  }
}
