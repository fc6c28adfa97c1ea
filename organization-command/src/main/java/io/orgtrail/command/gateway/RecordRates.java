package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.web.limits.Rates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which records of one consumer are too many. Each is judged once, by the time at which the broker
 * got it: a backlog is no fault of its senders, and a batch that is tried again stays what it was.
 */
final class RecordRates {

  private static final Rejection TOO_MANY =
      Rejection.of(ErrorCode.RATE_LIMITED, "There were too many commands; try again in a second.");

  private final Rates rates;
  private final PartitionFence fence;
  private final Map<Integer, Long> judgedUpTo = new HashMap<>();
  private final Map<Place, Rejection> refused = new HashMap<>();

  RecordRates(Rates rates, PartitionFence fence) {
    this.rates = rates;
    this.fence = fence;
  }

  /**
   * Why the record is refused; empty when it is not.
   *
   * @param receivedAt when the broker got it
   */
  Optional<Rejection> refusal(
      ConsumerRecord<byte[], byte[]> record, Caller caller, Instant receivedAt) {
    if (!rates.areBounded() || fence.wasDecidedBefore(record)) {
      return Optional.empty();
    }
    var place = new Place(record.partition(), record.offset());
    if (record.offset() < judgedUpTo.getOrDefault(record.partition(), 0L)) {
      return Optional.ofNullable(refused.get(place));
    }
    judgedUpTo.put(record.partition(), record.offset() + 1);
    var refusal = rates.refusal(caller, organization(record), receivedAt);
    refusal.ifPresent(why -> refused.put(place, why));
    return refusal;
  }

  private static String organization(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
  }

  /**
   * Why it was refused by an owner before, to whom it was too many: that answer alone is not kept,
   * and it must not be decided after all.
   */
  Optional<Rejection> refusalBefore(IncomingCommand unanswered) {
    return rates.areBounded()
            && !unanswered.options().dryRun()
            && fence.wasDecidedBefore(unanswered.record())
        ? Optional.of(TOO_MANY)
        : Optional.empty();
  }

  /** What was judged is answered, and does not come again. */
  void answered() {
    refused.clear();
  }

  /** The consumer begins with a partition. */
  void assigned(int partition) {
    judgedUpTo.remove(partition);
  }

  private record Place(int partition, long offset) {}
}
