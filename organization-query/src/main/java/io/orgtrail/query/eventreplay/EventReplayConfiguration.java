package io.orgtrail.query.eventreplay;

import io.orgtrail.messaging.MessagingConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.support.ProducerListener;

/** Publishes history again: the only part of this service that talks to the broker. */
@Configuration(proxyBeanMethods = false)
@Import(MessagingConfiguration.class)
class EventReplayConfiguration {

  /** Whoever sends a batch tells once of its failure, not for each of its records. */
  @Bean
  ProducerListener<Object, Object> silence() {
    return new ProducerListener<>() {};
  }
}
