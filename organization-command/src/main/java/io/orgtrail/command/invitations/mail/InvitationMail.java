package io.orgtrail.command.invitations.mail;

import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.PersonName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** What an invitation mail says; the same words in its plain and its HTML part. */
record InvitationMail(
    String organizationId,
    String invitationId,
    int issue,
    String to,
    String organization,
    String inviter,
    String role,
    String message,
    Instant expiresAt) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The mail that an event asks for; {@code null} when it asks for none. */
  static InvitationMail of(InvitationEvent event) {
    if (event instanceof MemberInvited e && e.sendMail()) {
      return new InvitationMail(
          e.organizationId(),
          e.invitationId(),
          e.issue(),
          e.email().typed(),
          e.organizationName(),
          name(e.inviterName()),
          e.role(),
          text(e.message()),
          e.expiresAt());
    }
    if (event instanceof InvitationResent e && e.sendMail()) {
      return new InvitationMail(
          e.organizationId(),
          e.invitationId(),
          e.issue(),
          e.email().typed(),
          e.organizationName(),
          name(e.inviterName()),
          e.role(),
          text(e.message()),
          e.expiresAt());
    }
    return null;
  }

  String subject() {
    return (inviter + " invites you to " + organization).replaceAll("\\s+", " ");
  }

  String plain(String link) {
    return inviter
        + " invites you to join "
        + organization
        + " as "
        + role
        + ".\n\n"
        + (message == null ? "" : message + "\n\n")
        + "Accept or decline here:\n"
        + link
        + "\n\nThe invitation expires on "
        + DATE.format(expiresAt)
        + ".\nIf you did not expect it, you can ignore this mail.\n";
  }

  String html(String link) {
    return """
        <!doctype html>
        <html lang="en"><body>
        <p><strong>%s</strong> invites you to join <strong>%s</strong> as <strong>%s</strong>.</p>
        %s<p><a href="%s">Accept or decline the invitation</a></p>
        <p>The invitation expires on %s.<br>
        If you did not expect it, you can ignore this mail.</p>
        </body></html>
        """
        .formatted(
            HtmlUtils.htmlEscape(inviter),
            HtmlUtils.htmlEscape(organization),
            HtmlUtils.htmlEscape(role),
            message == null
                ? ""
                : "<blockquote>" + HtmlUtils.htmlEscape(message) + "</blockquote>\n",
            HtmlUtils.htmlEscape(link),
            DATE.format(expiresAt));
  }

  private static String name(PersonName name) {
    return name == null ? "Somebody" : name.value();
  }

  private static String text(FreeText text) {
    return text == null ? null : text.value();
  }
}
