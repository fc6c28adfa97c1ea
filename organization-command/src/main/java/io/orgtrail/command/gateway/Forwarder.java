package io.orgtrail.command.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Brings commands to the partition their key belongs to. Clients whose library spreads keys in
 * another way than Kafka's own would otherwise let two owners decide for one organization.
 */
class Forwarder {

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final CommandReader reader;
  private final ForwardedTime forwardedTime;

  Forwarder(
      KafkaTemplate<byte[], byte[]> kafka, CommandReader reader, ForwardedTime forwardedTime) {
    this.kafka = kafka;
    this.reader = reader;
    this.forwardedTime = forwardedTime;
  }

  /** The partition that a key belongs to, as Kafka's Java clients choose it. */
  static int partition(byte[] key, int partitions) {
    return keyHash(key) % partitions;
  }

  /** The hash behind that choice, never negative. */
  static int keyHash(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key));
  }

  /** Whether another partition's owner must decide it; what is no command is refused anywhere. */
  boolean isMisplaced(ConsumerRecord<byte[], byte[]> record, int partitions) {
    return record.key() != null
        && partition(record.key(), partitions) != record.partition()
        && !reader.isTooLarge(record);
  }

  /** Sends the records on, in their order, and waits until the broker has them. */
  void forward(List<ConsumerRecord<byte[], byte[]>> records, int partitions) {
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var record : records) {
      sent.add(kafka.send(forwarded(record, partitions)));
    }
    kafka.flush();
    sent.forEach(CompletableFuture::join);
  }

  private ProducerRecord<byte[], byte[]> forwarded(
      ConsumerRecord<byte[], byte[]> record, int partitions) {
    var headers = new RecordHeaders(record.headers().toArray());
    var signed = forwardedTime.sign(record, reader.receivedAt(record));
    headers.remove(CommandHeaders.FORWARDED);
    headers.add(CommandHeaders.FORWARDED, signed);
    return new ProducerRecord<>(
        record.topic(), partition(record.key(), partitions), record.key(), record.value(), headers);
  }
}
