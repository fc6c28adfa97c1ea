package io.orgtrail.command.invitations.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.command.invitations.InvitationSecrets;
import io.orgtrail.command.publishing.EventProcessors;
import io.orgtrail.command.retention.Retention;
import java.time.Clock;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionOperations;

/** Mails invitations. */
@Configuration
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

  @Bean
  MailQueue mailQueue(JdbcClient jdbc, Vault vault) {
    return new MailQueue(jdbc, vault);
  }

  @Bean
  MailMetrics mailMetrics(MeterRegistry registry, MailQueue queue) {
    return new MailMetrics(registry, queue);
  }

  @Bean(initMethod = "start", destroyMethod = "shutDown")
  PooledStreamingEventProcessor mailQueueProcessor(EventProcessors processors, MailQueue queue) {
    return processors.patient("mail", queue);
  }

  @Bean
  MailPurge mailPurge(MailQueue queue, MailSettings settings, Retention retention) {
    return new MailPurge(queue, settings, retention);
  }

  @Bean
  InvitationMailer invitationMailer(
      MailQueue queue,
      JavaMailSender sender,
      InvitationSecrets secrets,
      MailSettings settings,
      MailMetrics metrics,
      TransactionOperations transactions,
      Clock clock) {
    return new InvitationMailer(queue, sender, secrets, settings, metrics, transactions, clock);
  }
}
