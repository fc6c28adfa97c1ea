package io.orgtrail.benchmarks.load;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** The form of an order on the topic of commands: a CloudEvent in binary mode. */
record OrderRecord(byte[] replyTopic) {
  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] SOURCE = bytes("/benchmarks");
  private static final byte[] JSON = bytes("application/json");
  private static final String TYPE_PREFIX = "io.orgtrail.";

  static OrderRecord answeredTo(String replyTopic) {
    return new OrderRecord(bytes(replyTopic));
  }

  ProducerRecord<String, byte[]> of(Order order, long correlation) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.COMMANDS,
            order.command().organizationId(),
            Json.mapper().writeValueAsBytes(order.command()));
    Headers headers = record.headers();
    headers.add("ce_specversion", SPEC_VERSION);
    headers.add("ce_id", bytes(commandId()));
    headers.add("ce_type", bytes(TYPE_PREFIX + order.command().getClass().getSimpleName()));
    headers.add("ce_source", SOURCE);
    headers.add("content-type", JSON);
    headers.add("authorization", order.caller().authorization());
    headers.add("kafka_replyTopic", replyTopic);
    headers.add("kafka_correlationId", correlation(correlation));
    return record;
  }

  static byte[] correlation(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /** As clients make them; a secure random number for each would be work of this side. */
  private static String commandId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
