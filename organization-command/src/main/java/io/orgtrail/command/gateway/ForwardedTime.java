package io.orgtrail.command.gateway;

import io.orgtrail.command.secrets.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Carries the time at which the broker got a command along when the gateway forwards it to the
 * partition it belongs to. The header is signed, so that no producer can choose the time.
 */
final class ForwardedTime {

  private final Hmac hmac;

  ForwardedTime(byte[] key) {
    hmac = new Hmac(key);
  }

  /** The header for a record that was received at that time. */
  byte[] sign(ConsumerRecord<byte[], byte[]> record, Instant receivedAt) {
    var millis = Long.toString(receivedAt.toEpochMilli());
    return (millis + "." + code(record, millis)).getBytes(StandardCharsets.UTF_8);
  }

  /** The time a forwarded record carries; empty when it was not forwarded by a gateway. */
  Optional<Instant> of(ConsumerRecord<byte[], byte[]> record) {
    var header = CommandHeaders.text(record.headers(), CommandHeaders.FORWARDED);
    if (header == null || !header.matches("\\d{1,15}\\.[A-Za-z0-9_-]{43}")) {
      return Optional.empty();
    }
    var millis = header.substring(0, header.indexOf('.'));
    var right = millis + "." + code(record, millis);
    return MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8))
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)))
        : Optional.empty();
  }

  private String code(ConsumerRecord<byte[], byte[]> record, String millis) {
    var token = CommandHeaders.text(record.headers(), CommandHeaders.AUTHORIZATION);
    var about = "forwarded\0" + millis + '\0' + token + '\0';
    var code =
        hmac.of(
            about.getBytes(StandardCharsets.UTF_8),
            record.value() == null ? new byte[0] : record.value());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }
}
