package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.web.limits.RateSettings;
import io.orgtrail.web.limits.Rates;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class CommandReaderTest {

  private static final Validator GOOD = Validation.buildDefaultValidatorFactory().getValidator();
  private static final JwtDecoder ALICE =
      token -> Jwt.withTokenValue(token).header("alg", "none").subject("alice").build();

  private static final RecordRates UNBOUNDED =
      new RecordRates(
          new Rates("commands", new RateSettings(0, 0), new SimpleMeterRegistry()), null);

  private static CommandReader reader(JwtDecoder decoder, Validator validator) {
    return new CommandReader(
        new TokenVerifier(decoder),
        new ForwardedTime(new byte[32]),
        new CommandJson(validator),
        Clock.systemUTC(),
        100_000);
  }

  /** A validator that fails whatever it is asked. */
  private static Validator failing(Supplier<Throwable> failure) {
    return (Validator)
        Proxy.newProxyInstance(
            CommandReaderTest.class.getClassLoader(),
            new Class<?>[] {Validator.class},
            (proxy, method, arguments) -> {
              throw failure.get();
            });
  }

  private static ConsumerRecord<byte[], byte[]> record(String json) {
    var record = new ConsumerRecord<>(Topics.COMMANDS, 0, 0, "acme".getBytes(), json.getBytes());
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", "1",
            "ce_type", "io.orgtrail.CreateOrganization",
            "ce_source", "/tests",
            "content-type", "application/json",
            "authorization", "Bearer alice")
        .forEach((name, value) -> record.headers().add(name, value.getBytes()));
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> good() {
    return record("{\"name\":\"Acme\"}");
  }

  static Stream<Supplier<Throwable>> failures() {
    return Stream.of(
        StackOverflowError::new,
        NoClassDefFoundError::new,
        AssertionError::new,
        ValidationException::new);
  }

  @Test
  void aGoodRecordIsACommand() {
    var read = reader(ALICE, GOOD).read(good(), UNBOUNDED);

    assertThat(read.command().organizationId()).isEqualTo("acme");
    assertThat(read.caller().userId()).isEqualTo("alice");
    assertThat(read.refusal()).isNull();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureWhileOneIsReadIsItsOwn(Supplier<Throwable> failure) {
    var read = reader(ALICE, failing(failure)).read(good(), UNBOUNDED);

    assertThat(read.command()).isNull();
    assertThat(read.commandId()).isEqualTo("1");
    assertThat(read.name()).isEqualTo("CreateOrganization");
    assertThat(read.refusal().code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(read.deadLetter().code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
  }

  @Test
  void aFailureWhileItsTokenIsReadIsItsOwn() {
    JwtDecoder decoder =
        token -> {
          throw new StackOverflowError();
        };

    var read = reader(decoder, GOOD).read(good(), UNBOUNDED);

    assertThat(read.refusal().code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(read.deadLetter()).isNotNull();
  }

  @Test
  void noMemoryIsNoFaultOfTheCommand() {
    assertThatThrownBy(() -> reader(ALICE, failing(OutOfMemoryError::new)).read(good(), UNBOUNDED))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void keysThatCannotBeHadAreNoFaultOfTheCommand() {
    JwtDecoder decoder =
        token -> {
          throw new JwtException("the issuer is away");
        };

    assertThatThrownBy(() -> reader(decoder, GOOD).read(good(), UNBOUNDED))
        .isInstanceOf(JwtException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/cloudevents+json"})
  void aDeeplyNestedValueIsInvalid(String contentType) {
    var nested = "[".repeat(40_000) + "]".repeat(40_000);
    var json =
        contentType.endsWith("events+json")
            ? """
              {"specversion":"1.0","id":"1","type":"io.orgtrail.CreateOrganization",
               "source":"/tests","datacontenttype":"application/json","data":{"name":%s}}"""
                .formatted(nested)
            : "{\"name\":" + nested + "}";
    var record = record(json);
    record.headers().remove("content-type");
    record.headers().add("content-type", contentType.getBytes(StandardCharsets.UTF_8));

    var read = reader(ALICE, GOOD).read(record, UNBOUNDED);

    assertThat(read.refusal().code()).isEqualTo(ErrorCode.INVALID);
  }
}
