package io.orgtrail.command.invitations.mail;

import io.orgtrail.command.retention.Retention;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets mails that were sent, or given up, long ago. */
class MailPurge {

  private final MailQueue queue;
  private final MailSettings settings;
  private final Retention retention;

  MailPurge(MailQueue queue, MailSettings settings, Retention retention) {
    this.queue = queue;
    this.settings = settings;
    this.retention = retention;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void purge() {
    retention.forget("mails", settings.logRetention(), queue::purge);
  }
}
