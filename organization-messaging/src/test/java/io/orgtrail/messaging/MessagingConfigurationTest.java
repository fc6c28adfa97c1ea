package io.orgtrail.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

class MessagingConfigurationTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
          .withUserConfiguration(MessagingConfiguration.class);

  @Test
  void tellsProducersHowToSend() {
    service.run(
        context ->
            assertThat(context.getBean(ProducerFactory.class).getConfigurationProperties())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("batch.size", 65_536)
                .containsEntry("linger.ms", "0")
                .containsEntry("max.in.flight.requests.per.connection", "1")
                .containsEntry("max.block.ms", "5000")
                .containsEntry("delivery.timeout.ms", "30000")
                .containsEntry("request.timeout.ms", "10000")
                .containsEntry("key.serializer", ByteArraySerializer.class)
                .containsEntry("value.serializer", ByteArraySerializer.class));
  }

  @Test
  void passesOnWhatASecuredBrokerAsksFor() {
    service
        .withPropertyValues(
            "spring.kafka.security.protocol=SASL_SSL",
            "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512")
        .run(
            context -> {
              var producer = context.getBean(ProducerFactory.class).getConfigurationProperties();
              var admin = context.getBean(KafkaAdmin.class).getConfigurationProperties();
              assertThat(producer)
                  .containsEntry("security.protocol", "SASL_SSL")
                  .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
              assertThat(admin)
                  .containsEntry("security.protocol", "SASL_SSL")
                  .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
            });
  }
}
