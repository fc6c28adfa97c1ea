package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.HostileJson.any;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Command;
import io.orgtrail.command.testing.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Records that no decent client puts on the command topic: any seed makes the same ones. */
final class HostileRecords {

  private static final List<String> HEADERS =
      List.of(
          "ce_specversion",
          "ce_id",
          "ce_type",
          "ce_source",
          "ce_time",
          "ce_dataschema",
          "ce_subject",
          "ce_",
          "content-type",
          "authorization",
          "kafka_replyTopic",
          "kafka_replyPartition",
          "dryrun",
          "expectedversion",
          "traceparent",
          "orgtrail-forwarded",
          "");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\ufffe",
          "1.0",
          "0.3",
          "9".repeat(400),
          "-1",
          "true",
          "TRUE",
          "x".repeat(40_000),
          "organization.commands",
          "__consumer_offsets",
          "my replies",
          "..replies",
          "a".repeat(250) + "replies",
          "application/cloudevents+json",
          "application/cloudevents+avro",
          "application/json; charset=utf-16",
          "text/plain",
          "io.orgtrail.ExpireInvitation",
          "io.orgtrail.CreateOrganization",
          "Bearer ",
          "Bearer a.b.c",
          "Bearer " + "a".repeat(20_000),
          "Basic YTpi",
          "bearer eyJhbGciOiJub25lIn0.e30.",
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
          "http://[::1",
          "2026-13-45T99:99:99Z");

  private final Random random;
  private final List<Class<? extends Command>> commands =
      List.copyOf(MessageCatalogue.commands().values());

  HostileRecords(long seed) {
    random = new Random(seed);
  }

  /** The next one, with a good token unless that is what is wrong with it. */
  Message next(String organizationId, String token) {
    var type = any(commands, random);
    var json = HostileJson.of(type, organizationId, random);
    var message = Message.of(type.getSimpleName(), organizationId, json).token(token);
    switch (random.nextInt(12)) {
      case 0 -> message.header(any(HEADERS, random), text());
      case 1 -> message.header(any(HEADERS, random), bytes(random.nextInt(200)));
      case 2 -> message.without(any(HEADERS, random));
      case 3 -> message.more(any(HEADERS, random), text());
      case 4 -> message.more(any(HEADERS, random), null);
      case 5 -> message.value(bytes(random.nextInt(2_000)));
      case 6 -> message.value(json.getBytes(StandardCharsets.UTF_16));
      case 7 -> message.value(flipped(json.getBytes(StandardCharsets.UTF_8)));
      case 8 -> structured(message, type, json);
      case 9 -> many(message);
      default -> {}
    }
    return message;
  }

  private byte[] text() {
    return any(TEXTS, random).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] flipped(byte[] bytes) {
    for (var i = 0; i < 3; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private void structured(Message message, Class<?> type, String json) {
    var data = random.nextBoolean() ? "\"data\":" + json : "\"data_base64\":\"!!\"";
    message
        .header("content-type", "application/cloudevents+json")
        .value(
            "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/tests\",\"type\":\"%s\",%s,%s}"
                .formatted(
                    message.text("ce_id"),
                    "io.orgtrail." + type.getSimpleName(),
                    "\"expectedversion\":" + any(HostileJson.VALUES, random),
                    data));
  }

  private void many(Message message) {
    for (var i = 0; i < 500; i++) {
      message.more("x-" + i, bytes(10));
    }
  }
}
