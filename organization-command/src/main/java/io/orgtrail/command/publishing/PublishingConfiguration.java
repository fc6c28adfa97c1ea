package io.orgtrail.command.publishing;

import io.orgtrail.api.messages.Topics;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes the event store to Kafka. */
@Configuration
class PublishingConfiguration {

  @Bean(initMethod = "start", destroyMethod = "shutDown")
  PooledStreamingEventProcessor eventPublisher(
      EventProcessors processors, KafkaTemplate<byte[], byte[]> kafka) {
    return processors.processor("publisher", new EventPublisher(kafka, Topics.EVENTS));
  }
}
