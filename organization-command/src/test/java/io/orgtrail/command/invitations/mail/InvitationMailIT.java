package io.orgtrail.command.invitations.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import io.orgtrail.command.testing.Tokens;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class InvitationMailIT {

  private static final Pattern LINK =
      Pattern.compile("https://app\\.example\\.com/invitations/([^#\"\\s]+)#([A-Za-z0-9_-]+)");

  private final Installation installation = Installation.shared();
  private final CommandClient client = installation.client();
  private final String acme = "acme-" + UUID.randomUUID();
  private final String bob = "bob-" + UUID.randomUUID();
  private final String invitation = "invitation-" + UUID.randomUUID();

  private Reply invite(String more) {
    return client
        .send(
            Message.of(
                    "InviteMember",
                    acme,
                    """
                    {"organizationId":"%s","invitationId":"%s","email":"%s@example.com"%s}"""
                        .formatted(acme, invitation, bob, more))
                .token(Tokens.with(it -> it.subject("alice").claim("name", "Alice <b>&"))))
        .accepted();
  }

  private Message resend() {
    return Message.of(
            "ResendInvitation",
            acme,
            "{\"organizationId\":\"%s\",\"invitationId\":\"%s\"}".formatted(acme, invitation))
        .by("alice");
  }

  private Message accept(String secret) {
    return Message.of(
            "AcceptInvitation",
            acme,
            """
            {"organizationId":"%s","invitationId":"%s","secret":"%s"}"""
                .formatted(acme, invitation, secret))
        .token(Tokens.unverified(bob));
  }

  private void createAcme() {
    client.send(Message.create(acme).by("alice")).accepted();
  }

  private List<MimeMessage> mails(int count) {
    return Awaitility.await().until(this::mailsSoFar, mails -> mails.size() >= count);
  }

  private List<MimeMessage> mailsSoFar() {
    return Arrays.stream(installation.mail().getReceivedMessages()).filter(this::isForBob).toList();
  }

  private boolean isForBob(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString().startsWith(bob);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(MimeMessage mail, String type) throws MessagingException, IOException {
    return part((MimeMultipart) mail.getContent(), type);
  }

  private static String part(MimeMultipart parts, String type)
      throws MessagingException, IOException {
    for (var i = 0; i < parts.getCount(); i++) {
      var part = parts.getBodyPart(i);
      if (part.getContent() instanceof MimeMultipart inner) {
        return part(inner, type);
      }
      if (part.isMimeType(type)) {
        return (String) part.getContent();
      }
    }
    throw new AssertionError("no part " + type);
  }

  private static String secret(MimeMessage mail) throws MessagingException, IOException {
    var link = LINK.matcher(part(mail, "text/plain"));
    assertThat(link.find()).isTrue();
    return link.group(2);
  }

  @Test
  void theLinkOfTheMailLetsInWhoeverHasIt() throws Exception {
    createAcme();
    invite("");

    var mail = mails(1).get(0);

    var plain = LINK.matcher(part(mail, "text/plain"));
    var html = LINK.matcher(part(mail, "text/html"));
    assertThat(plain.find() && html.find()).isTrue();
    assertThat(plain.group()).isEqualTo(html.group());
    assertThat(plain.group(1)).isEqualTo(invitation);
    assertThat(mail.getFrom()[0]).hasToString("invitations@example.com");
    client.send(accept("wrong")).rejected(ErrorCode.WRONG_SECRET);
    client.send(accept(plain.group(2))).accepted();
  }

  @Test
  void whatPeopleWroteIsEscaped() throws Exception {
    createAcme();
    invite(",\"message\":\"<script>alert('x')</script> & \\\"y\\\"\"");

    var html = part(mails(1).get(0), "text/html");

    assertThat(html)
        .contains("&lt;script&gt;")
        .doesNotContain("<script>")
        .contains("Alice &lt;b&gt;&amp;");
    assertThat(part(mails(1).get(0), "text/plain")).contains("<script>alert('x')</script> & \"y\"");
  }

  @Test
  void resendingKillsTheOldLink() throws Exception {
    createAcme();
    invite("");
    var first = secret(mails(1).get(0));

    client.send(resend()).accepted();
    var second = mails(2).stream().map(InvitationMailIT::secretOf).filter(it -> !it.equals(first));

    client.send(accept(first)).rejected(ErrorCode.WRONG_SECRET);
    client.send(accept(second.findFirst().orElseThrow())).accepted();
  }

  private static String secretOf(MimeMessage mail) {
    try {
      return secret(mail);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoIsNotToBeNotifiedGetsNoMail() {
    createAcme();
    invite(",\"notify\":false");
    awaitALaterMail();

    assertThat(mailsSoFar()).isEmpty();
    assertThat(
            installation
                .database()
                .count(
                    "SELECT count(*) FROM delivery.mail m JOIN eventstore.event e USING (position)"
                        + " WHERE e.organization_id = ?",
                    acme))
        .isZero();
  }

  /** A later mail has gone out, so that this one would have, too. */
  private void awaitALaterMail() {
    var later = new InvitationMailIT();
    later.createAcme();
    later.invite("");
    later.mails(1);
  }

  @Test
  void aMailServerThatIsAwayForAWhileGetsEveryMailOnce() throws Exception {
    createAcme();
    installation.mail().stop();
    try {
      invite("");
      Awaitility.await().until(() -> attempts() > 0);
    } finally {
      installation.mail().start();
    }
    installation
        .database()
        .jdbc()
        .update("UPDATE delivery.mail SET next_attempt_at = now() WHERE status = 'PENDING'");

    var mail = mails(1).get(0);

    var eventId =
        installation
            .database()
            .jdbc()
            .queryForObject(
                "SELECT event_id::text FROM eventstore.event WHERE organization_id = ? AND type = 'MemberInvited'",
                String.class,
                acme);
    assertThat(mail.getMessageID()).contains(eventId);
    Awaitility.await().until(() -> status().equals("SENT"));
    assertThat(mailsSoFar()).hasSize(1);
  }

  private long attempts() {
    return installation
        .database()
        .count(
            "SELECT coalesce(max(m.attempts), 0) FROM delivery.mail m JOIN eventstore.event e USING"
                + " (position) WHERE e.organization_id = ?",
            acme);
  }

  private String status() {
    return installation
        .database()
        .jdbc()
        .queryForObject(
            "SELECT m.status FROM delivery.mail m JOIN eventstore.event e USING (position)"
                + " WHERE e.organization_id = ?",
            String.class,
            acme);
  }

  @Test
  void forgetsMailsAfterAMonth_andCountsThem() {
    createAcme();
    invite("");
    var sent =
        "FROM delivery.mail JOIN eventstore.event USING (event_id) WHERE organization_id = ?";
    var done = "SELECT count(*) " + sent + " AND status = 'SENT'";
    Awaitility.await().until(() -> installation.database().count(done, acme) == 1);
    var purge = installation.service().getBean(MailPurge.class);
    purge.purge();
    assertThat(installation.database().count(done, acme)).isOne();

    installation
        .database()
        .jdbc()
        .update(
            "UPDATE delivery.mail SET done_at = now() - interval '31 days'"
                + " WHERE event_id IN (SELECT event_id "
                + sent
                + ")",
            acme);
    purge.purge();

    assertThat(installation.database().count(done, acme)).isZero();
    var forgotten = installation.service().getBean(MeterRegistry.class);
    assertThat(forgotten.get("organization.forgotten").tag("what", "mails").counter().count())
        .isPositive();
  }
}
