package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.testing.Message;
import io.orgtrail.web.limits.RateSettings;
import io.orgtrail.web.limits.Rates;
import jakarta.validation.Validation;
import java.time.Clock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whatever stands on the topic is read or refused, and is nobody's failure; {@code
 * -Djqwik.tries.default=1000000} tries more than a build has time for, {@code seed = ""} others.
 */
class HostileRecordsTest {

  private final CommandReader reader =
      new CommandReader(
          new TokenVerifier(HostileRecordsTest::decode),
          new ForwardedTime(new byte[32]),
          new CommandJson(Validation.buildDefaultValidatorFactory().getValidator()),
          Clock.systemUTC(),
          524_288);
  private final RecordRates rates =
      new RecordRates(
          new Rates("commands", new RateSettings(0, 0), new SimpleMeterRegistry()), null);

  private static Jwt decode(String token) {
    if (!token.equals("alice")) {
      throw new BadJwtException("no token");
    }
    return Jwt.withTokenValue(token).header("alg", "none").subject("alice").build();
  }

  @Property(seed = "17", shrinking = ShrinkingMode.OFF)
  void whateverStandsInARecordIsReadOrRefused(@ForAll long seed) {
    var message = new HostileRecords(seed).next("acme", "alice");

    var read = reader.read(consumed(message), rates);

    if (read.command() == null) {
      assertThat(read.refusal().code()).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
      assertThat(Json.mapper().writeValueAsBytes(Outcome.refused(read, read.refusal()).reply()))
          .hasSizeLessThan(200_000);
    } else {
      assertThat(read.fingerprint()).isNotNull();
    }
  }

  @Property(seed = "18", shrinking = ShrinkingMode.OFF)
  void anyBytesAreReadOrRefused(
      @ForAll byte[] value, @ForAll byte[] key, @ForAll String header, @ForAll byte[] headerValue) {
    var message = Message.of("AddMember", "acme", "").token("alice").value(value);
    message.more(header, headerValue);
    var produced = message.record();
    var record = new ConsumerRecord<>(Topics.COMMANDS, 0, 0, key, value);
    produced.headers().forEach(record.headers()::add);

    assertThat(reader.read(record, rates).refusal().code())
        .isIn(ErrorCode.INVALID, ErrorCode.UNAUTHENTICATED);
  }

  private static ConsumerRecord<byte[], byte[]> consumed(Message message) {
    var produced = message.record();
    var record = new ConsumerRecord<>(Topics.COMMANDS, 0, 0, produced.key(), produced.value());
    produced.headers().forEach(record.headers()::add);
    return record;
  }
}
