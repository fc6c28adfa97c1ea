package io.orgtrail.command.invitations.mail;

import io.orgtrail.api.personal.Erased;
import io.orgtrail.command.invitations.InvitationSecrets;
import io.orgtrail.command.invitations.mail.MailQueue.Waiting;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/** Sends the mails that wait, tries again for three days when the mail server does not take one. */
class InvitationMailer {

  private static final Logger log = LoggerFactory.getLogger(InvitationMailer.class);
  private static final int AT_ONCE = 20;
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

  private final MailQueue queue;
  private final JavaMailSender sender;
  private final InvitationSecrets secrets;
  private final MailSettings settings;
  private final MailMetrics metrics;
  private final TransactionOperations transactions;
  private final Clock clock;

  InvitationMailer(
      MailQueue queue,
      JavaMailSender sender,
      InvitationSecrets secrets,
      MailSettings settings,
      MailMetrics metrics,
      TransactionOperations transactions,
      Clock clock) {
    this.queue = queue;
    this.sender = sender;
    this.secrets = secrets;
    this.settings = settings;
    this.metrics = metrics;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Sends until nothing is due. */
  @Scheduled(fixedDelayString = "${organization.mail.poll-interval:500ms}")
  void sendWhatIsDue() {
    int sent;
    do {
      sent = transactions.execute(status -> sendSome());
    } while (sent == AT_ONCE);
  }

  private int sendSome() {
    var waiting = queue.next(AT_ONCE);
    waiting.forEach(this::send);
    return waiting.size();
  }

  private void send(Waiting waiting) {
    var mail = InvitationMail.of(waiting.event());
    if (waiting.outdated() || mail.to().equals(Erased.TEXT)) {
      done(waiting, "OUTDATED");
      return;
    }
    try {
      send(waiting, mail);
      done(waiting, "SENT");
    } catch (MailException | MessagingException e) {
      tryLater(waiting, e);
    }
  }

  private void done(Waiting waiting, String status) {
    queue.done(waiting.id(), status);
    metrics.count(status.toLowerCase(Locale.ROOT));
  }

  private void send(Waiting waiting, InvitationMail mail) throws MessagingException {
    var secret = secrets.secret(mail.organizationId(), mail.invitationId(), mail.issue());
    var link = settings.link(mail.organizationId(), mail.invitationId(), secret);
    var message = new IdentifiedMessage(waiting.id() + "@orgtrail");
    var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setFrom(settings.from());
    helper.setTo(mail.to());
    helper.setSubject(mail.subject());
    helper.setText(mail.plain(link), mail.html(link));
    sender.send(message);
  }

  private void tryLater(Waiting waiting, Exception failure) {
    var reason = failure.getClass().getSimpleName();
    if (clock.instant().isAfter(waiting.since().plus(GIVE_UP_AFTER))) {
      log.warn(
          "Mail {} is given up after {} attempts: {}", waiting.id(), waiting.attempts(), reason);
      done(waiting, "FAILED");
      return;
    }
    var pause = Duration.ofSeconds(Math.min(3600, 5L << Math.min(waiting.attempts(), 10)));
    log.warn("Mail {} was not taken, again in {} s: {}", waiting.id(), pause.toSeconds(), reason);
    queue.failed(waiting.id(), reason, pause);
    metrics.count("postponed");
  }
}
