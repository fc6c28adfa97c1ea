package io.orgtrail.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.embedded.LoopbackPort;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpSinkIT {
  @TempDir Path directory;

  @Test
  void writesEachMailToAFile() throws IOException {
    try (SmtpSink sink = SmtpSink.start(directory, Clock.systemUTC())) {
      JavaMailSenderImpl sender = senderTo(sink);
      sender.send(mail("alice@example.com", "first"));
      sender.send(mail("bob@example.com", "second"), mail("carol@example.com", "third"));
    }
    List<Path> files = files();
    assertThat(files).hasSize(3);
    assertThat(files.get(0)).content().contains("To: alice@example.com", "first");
    assertThat(files.get(2)).content().contains("Subject: Invitation", "third");
  }

  @Test
  void keepsAMailAsItWasSent() throws IOException {
    try (SmtpSink sink = SmtpSink.start(directory, Clock.systemUTC())) {
      senderTo(sink).send(mail("alice@example.com", "Grüße\n.\n..\nend"));
    }
    String mail = Files.readString(files().get(0), StandardCharsets.UTF_8);
    assertThat(mail).contains("\r\n.\r\n..\r\nend").contains("Gr=C3=BC=C3=9Fe");
  }

  @Test
  void answersWhatItDoesNotKnow() throws IOException {
    try (SmtpSink sink = SmtpSink.start(directory, Clock.systemUTC());
        Socket client = new Socket(LoopbackPort.ADDRESS, sink.port())) {
      client.getOutputStream().write("X\r\n\r\nquit\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("220 orgtrail\r\n502 Not implemented\r\n502 Not implemented\r\n221 Bye\r\n");
    }
  }

  private static JavaMailSenderImpl senderTo(SmtpSink sink) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(LoopbackPort.ADDRESS);
    sender.setPort(sink.port());
    sender.setDefaultEncoding("UTF-8");
    return sender;
  }

  private static SimpleMailMessage mail(String to, String text) {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom("orgtrail@example.com");
    mail.setTo(to);
    mail.setSubject("Invitation");
    mail.setText(text);
    return mail;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
