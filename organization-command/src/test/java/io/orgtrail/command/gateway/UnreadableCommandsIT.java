package io.orgtrail.command.gateway;

import static io.orgtrail.command.testing.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableCommandsIT {

  private final CommandClient client = Installation.shared().client();
  private final String acme = "acme-" + UUID.randomUUID();

  private Message good() {
    return Message.create(acme).by("alice");
  }

  private Message value(String json) {
    return good().value(json.replace("ACME", acme));
  }

  /** Sends it and then another one on the same partition, which must be answered. */
  private Reply sendBeforeAnother(Message message) {
    client.post(message);
    client.send(good().header("dryrun", "true"));
    return client.reply(message);
  }

  private ConsumerRecord<byte[], byte[]> deadLetter(Message message, byte[] value) {
    var dead = client.deadLetter(message);
    assertThat(dead.value()).isEqualTo(value);
    assertThat(header(dead, "authorization")).isNull();
    assertThat(header(dead, "error-message")).isNotBlank();
    return dead;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0001\u0002 garbage",
        "",
        "[]",
        "null",
        "17",
        "\"text\"",
        "{\"organizationId\":\"ACME\"",
        "{\"organizationId\":\"ACME\",\"name\":\"a\",\"name\":\"b\"}",
        "{\"organizationId\":\"ACME\",\"name\":\"a\"} {}",
        "{\"organizationId\":\"ACME\",\"name\":\"a\"} x"
      })
  void whatIsNoJsonObjectIsKeptAsADeadLetter(String json) {
    var message = value(json);

    sendBeforeAnother(message).rejected(ErrorCode.INVALID);

    var dead = deadLetter(message, json.replace("ACME", acme).getBytes());
    assertThat(header(dead, "error-code")).isEqualTo("INVALID");
    assertThat(header(dead, "ce_id")).isEqualTo(message.text("ce_id"));
    assertThat(header(dead, "ce_type")).isEqualTo("io.orgtrail.CreateOrganization");
    assertThat(new String(dead.key())).isEqualTo(acme);
  }

  @Test
  void aTombstoneIsKeptAsADeadLetter() {
    var message = good().value((byte[]) null);

    sendBeforeAnother(message).rejected(ErrorCode.INVALID);

    deadLetter(message, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_specversion"})
  void whatIsNoCloudEventIsKeptAsADeadLetter(String missing) {
    var message = good().without(missing);

    sendBeforeAnother(message).rejected(ErrorCode.INVALID);

    assertThat(header(client.deadLetter(message), missing)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.orgtrail.MakeCoffee",
        "CreateOrganization",
        "io.orgtrail.ExpireInvitation",
        ""
      })
  void aTypeThatIsNoCommandOfCallersIsKeptAsADeadLetter(String type) {
    var message = good().header("ce_type", type);

    sendBeforeAnother(message).rejected(ErrorCode.INVALID);

    assertThat(header(client.deadLetter(message), "error-code")).isEqualTo("INVALID");
  }

  @Test
  void anIdIsOfAtMost64VisibleCharacters() {
    client.send(good().id(acme.repeat(2).substring(0, 64))).accepted();

    sendBeforeAnother(good().id("a".repeat(65))).invalid("ce_id");
    sendBeforeAnother(good().id("with space")).invalid("ce_id");
    sendBeforeAnother(good().id("")).rejected(ErrorCode.INVALID);
  }

  @Test
  void theKeyMustBeTheOrganization() {
    var wrong = value("{\"organizationId\":\"other-ACME\",\"name\":\"a\"}");

    sendBeforeAnother(wrong).invalid("organizationId");

    assertThat(header(client.deadLetter(wrong), "error-code")).isEqualTo("INVALID");
    var without = Message.add(acme, "bob", "MEMBER").key(null).by("alice");
    client.send(without).rejected(ErrorCode.INVALID);
    assertThat(client.deadLetter(without).key()).isNull();
  }

  @Test
  void anotherContentTypeIsKeptAsADeadLetter() {
    var message = good().header("content-type", "application/xml");

    sendBeforeAnother(message).invalid("content-type");
  }

  @ParameterizedTest
  @ValueSource(ints = {600_000, 900_000})
  void anOversizedCommandIsKeptAsADeadLetter(int size) {
    var message = value("{\"name\":\"" + "a".repeat(size) + "\"}");

    sendBeforeAnother(message).rejected(ErrorCode.TOO_LARGE);

    var dead = client.deadLetter(message);
    assertThat(header(dead, "error-code")).isEqualTo("TOO_LARGE");
    assertThat(dead.value() != null || header(dead, "original-offset") != null).isTrue();
  }

  @Test
  void whatIsLargeOnceItIsUnpackedIsRefusedByTheBroker() {
    var message = value("{\"name\":\"" + "a".repeat(20_000_000) + "\"}");

    assertThatThrownBy(() -> client.deliver(message))
        .hasRootCauseInstanceOf(RecordTooLargeException.class);

    client.send(good()).accepted();
  }

  @Test
  void unknownFieldsAreNamed() {
    client
        .send(
            value(
                "{\"organizationId\":\"ACME\",\"name\":\"a\",\"colour\":\"red\",\"x\":{\"y\":[1]}}"))
        .invalid("colour", "x");
  }

  @Test
  void missingAndWrongFieldsAreNamed() {
    client.send(value("{\"organizationId\":\"ACME\"}")).invalid("name");
    client
        .send(
            value("{\"organizationId\":\"ACME\",\"name\":\"a\",\"slug\":\"A B\",\"email\":\"x\"}"))
        .invalid("email", "slug");
    client.send(value("{\"organizationId\":\"ACME\",\"name\":17}")).invalid("name");
    client.send(value("{\"organizationId\":\"ACME\",\"name\":[\"a\"]}")).invalid("name");
    client
        .send(value("{\"organizationId\":\"ACME\",\"name\":\"a\",\"kind\":\"HUGE\"}"))
        .invalid("kind");
    client
        .send(value("{\"organizationId\":\"ACME\",\"name\":\"a\",\"visibility\":1}"))
        .invalid("visibility");
  }

  @Test
  void aNumberOutOfRangeIsNamed() {
    var json =
        """
        {"organizationId":"%s","projectId":"p","datasets":9223372036854775808,"tasks":1}"""
            .formatted(acme);

    client.send(Message.of("ReportProjectUsage", acme, json).by("alice")).invalid("datasets");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\u0007b", "a\\ud800b", "\\udc00"})
  void textThatIsNotCleanIsInvalid(String name) {
    client.send(value("{\"organizationId\":\"ACME\",\"name\":\"" + name + "\"}")).invalid("name");
    client.send(good()).accepted();
  }

  @Test
  void moreWrongFieldsThanAReplyCanHoldHoldUpNothing() {
    var fields =
        IntStream.range(0, 40_000)
            .mapToObj(n -> "\"f" + n + "\":1")
            .collect(Collectors.joining(",", "{", "}"));

    sendBeforeAnother(value(fields)).rejected(ErrorCode.INVALID);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 99, Integer.MAX_VALUE})
  void aReplyPartitionThatIsNotThereHoldsUpNothing(int partition) {
    var bytes = ByteBuffer.allocate(4).putInt(partition).array();
    var message = good().header("kafka_replyPartition", bytes);

    sendBeforeAnother(message).accepted();
  }

  @Test
  void aHugeHeaderHoldsUpNothing() {
    client.post(good().header("kafka_correlationId", "c".repeat(900_000)));

    sendBeforeAnother(good().header("traceparent", "t".repeat(900_000)))
        .rejected(ErrorCode.TOO_LARGE);
  }

  @Test
  void aDeeplyNestedValueIsInvalid() {
    var nested = "[".repeat(5_000) + "]".repeat(5_000);

    sendBeforeAnother(value("{\"name\":" + nested + "}")).rejected(ErrorCode.INVALID);
  }
}
