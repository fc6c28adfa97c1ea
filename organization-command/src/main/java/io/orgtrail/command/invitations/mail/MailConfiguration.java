package io.orgtrail.command.invitations.mail;

import io.orgtrail.command.invitations.InvitationSecrets;
import io.orgtrail.command.publishing.EventProcessors;
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
  MailQueue mailQueue(JdbcClient jdbc) {
    return new MailQueue(jdbc);
  }

  @Bean(initMethod = "start", destroyMethod = "shutDown")
  PooledStreamingEventProcessor mailQueueProcessor(EventProcessors processors, MailQueue queue) {
    return processors.patient("mail", queue);
  }

  @Bean
  InvitationMailer invitationMailer(
      MailQueue queue,
      JavaMailSender sender,
      InvitationSecrets secrets,
      MailSettings settings,
      TransactionOperations transactions,
      Clock clock) {
    return new InvitationMailer(queue, sender, secrets, settings, transactions, clock);
  }
}
