package io.orgtrail.command.webhooks.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.command.publishing.EventProcessors;
import io.orgtrail.command.retention.Retention;
import io.orgtrail.command.secrets.SecretKey;
import io.orgtrail.command.webhooks.CallableAddresses;
import io.orgtrail.command.webhooks.WebhookSecrets;
import io.orgtrail.command.webhooks.addresses.AddressRules;
import io.orgtrail.command.webhooks.addresses.CheckedAddresses;
import io.orgtrail.command.webhooks.addresses.NameLookup;
import io.orgtrail.command.webhooks.addresses.NameLookup.NameServer;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tells webhooks what happens. */
@Configuration
@EnableConfigurationProperties(WebhookSettings.class)
class DeliveryConfiguration {

  /** A command is decided meanwhile: nobody may hold it up for long. */
  private static final Duration LOOKUP_OF_COMMANDS = Duration.ofSeconds(1);

  private static final int LOOKUPS_OF_COMMANDS = 4;
  private static final Duration LOOKUP_OF_ATTEMPTS = Duration.ofSeconds(5);

  @Bean
  WebhookSecrets webhookSecrets(SecretKey key) {
    return new WebhookSecrets(key.derive("webhook"));
  }

  @Bean
  AddressRules addressRules(WebhookSettings settings) {
    return AddressRules.allowing(settings.allowedAddresses());
  }

  @Bean
  NameServer nameServer() {
    return InetAddress::getAllByName;
  }

  @Bean
  NameLookup lookupOfCommands(NameServer names) {
    return new NameLookup(names, LOOKUP_OF_COMMANDS, LOOKUPS_OF_COMMANDS);
  }

  @Bean
  NameLookup lookupOfAttempts(NameServer names, WebhookSettings settings) {
    return new NameLookup(names, LOOKUP_OF_ATTEMPTS, settings.concurrency());
  }

  @Bean
  CallableAddresses callableAddresses(AddressRules rules, NameLookup lookupOfCommands) {
    return new CheckedAddresses(rules, lookupOfCommands);
  }

  @Bean
  WebhookClient webhookClient(
      AddressRules rules,
      NameLookup lookupOfAttempts,
      WebhookSecrets secrets,
      Clock clock,
      WebhookSettings settings) {
    var http = HttpConnections.open(new CheckedDns(rules, lookupOfAttempts), settings);
    return new WebhookClient(http, secrets, clock, settings.timeout());
  }

  @Bean
  DeliveryLog deliveryLog(JdbcClient jdbc) {
    return new DeliveryLog(jdbc);
  }

  @Bean
  Deliveries deliveries(
      JdbcClient jdbc,
      TransactionOperations transactions,
      DeliveryLog log,
      FailingWebhooks failing,
      WebhookSettings settings) {
    return new Deliveries(jdbc, transactions, log, failing, settings);
  }

  @Bean
  WebhookMetrics webhookMetrics(MeterRegistry registry, JdbcClient jdbc) {
    return new WebhookMetrics(registry, jdbc);
  }

  @Bean
  WebhookDispatcher webhookDispatcher(
      Deliveries deliveries,
      WebhookClient client,
      WebhookMetrics metrics,
      WebhookSettings settings) {
    var backoff =
        new Backoff(settings.retryDelay(), () -> ThreadLocalRandom.current().nextDouble());
    return new WebhookDispatcher(
        deliveries, new Teller(deliveries, client, backoff, metrics), settings);
  }

  @Bean(initMethod = "start", destroyMethod = "shutDown")
  PooledStreamingEventProcessor webhookProcessor(
      EventProcessors processors,
      JdbcClient jdbc,
      FailingWebhooks failing,
      WebhookDispatcher dispatcher) {
    return processors.patient("webhooks", new WebhookCursors(jdbc, failing, dispatcher::wake));
  }

  @Bean
  DeliveryPurge deliveryPurge(
      DeliveryLog log, Deliveries deliveries, Retention retention, WebhookSettings settings) {
    return new DeliveryPurge(log, deliveries, retention, settings.logRetention());
  }
}
