package io.orgtrail.standalone.mail;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One client's conversation: as much of RFC 5321 as it takes to hand over a mail. */
final class SmtpSession {
  /** Maps every byte to one character and back, so that a mail stays as it came. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private final BufferedReader in;
  private final OutputStream out;
  private final MailDirectory mails;
  private String recipient = "";

  SmtpSession(Socket client, MailDirectory mails) throws IOException {
    this.in = new BufferedReader(new InputStreamReader(client.getInputStream(), BYTES));
    this.out = client.getOutputStream();
    this.mails = mails;
  }

  void serve() throws IOException {
    reply("220 orgtrail");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
      answer(verb, line);
      if (verb.equals("QUIT")) {
        return;
      }
    }
  }

  private void answer(String verb, String line) throws IOException {
    switch (verb) {
      case "EHLO" -> reply("250-orgtrail\r\n250-8BITMIME\r\n250 SMTPUTF8");
      case "HELO", "NOOP" -> reply("250 OK");
      case "MAIL", "RSET" -> {
        recipient = "";
        reply("250 OK");
      }
      case "RCPT" -> addRecipient(line);
      case "DATA" -> receive();
      case "QUIT" -> reply("221 Bye");
      default -> reply("502 Not implemented");
    }
  }

  /** The first one names the file; the mail itself names them all. */
  private void addRecipient(String line) throws IOException {
    if (recipient.isEmpty()) {
      recipient = line.replaceAll("(?i)^RCPT TO:\\s*<?([^>]*).*$", "$1");
    }
    reply("250 OK");
  }

  private void receive() throws IOException {
    reply("354 End with a line that is a dot");
    byte[] mail = readMail();
    try {
      mails.write(recipient, mail);
      reply("250 Kept");
    } catch (IOException e) {
      reply("451 Cannot be kept");
      throw e;
    }
  }

  private byte[] readMail() throws IOException {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return mail.toByteArray();
      }
      String unstuffed = line.startsWith(".") ? line.substring(1) : line;
      mail.writeBytes((unstuffed + "\r\n").getBytes(BYTES));
    }
    throw new EOFException("The mail has no end");
  }

  private void reply(String text) throws IOException {
    out.write((text + "\r\n").getBytes(BYTES));
    out.flush();
  }
}
