package io.orgtrail.query.eventreplay;

import io.orgtrail.messaging.MessagingConfiguration;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.support.ProducerListener;

/** Publishes history again: the only part of this service that talks to the broker. */
@Configuration(proxyBeanMethods = false)
@Import(MessagingConfiguration.class)
class EventReplayConfiguration {

  private static final int CLOSE_SECONDS = 5;

  /** Whoever sends a batch tells once of its failure, not for each of its records. */
  @Bean
  ProducerListener<Object, Object> silence() {
    return new ProducerListener<>() {};
  }

  /** What is not on the topic by the end of this process is sent by whoever goes on. */
  @Bean
  DefaultKafkaProducerFactoryCustomizer shortFarewell() {
    return producers -> producers.setPhysicalCloseTimeout(CLOSE_SECONDS);
  }
}
