package io.orgtrail.command.invitations.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail with an id of ours, the same at every attempt, so that receivers can drop a second one.
 */
final class IdentifiedMessage extends MimeMessage {

  private final String id;

  IdentifiedMessage(String id) {
    super((Session) null);
    this.id = id;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + id + ">");
  }
}
