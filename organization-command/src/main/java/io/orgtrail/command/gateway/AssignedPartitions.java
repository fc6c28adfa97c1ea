package io.orgtrail.command.gateway;

import io.orgtrail.api.messages.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.common.caching.Cache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * The partitions that a consumer is given: claimed in the database before anything of theirs is
 * decided, read from where the database says, and given back with what was answered.
 */
class AssignedPartitions implements ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(AssignedPartitions.class);

  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(5);

  /**
   * How far it has come stands in the database; commands that are read again are answered again.
   */
  private static final long COMMIT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final PartitionFence fence;
  private final RecordRates rates;
  private final Cache aggregates;

  /** Up to where partitions were read before, of those that are read again. */
  private final Map<Integer, Long> readBefore = new HashMap<>();

  /** Where partitions are to be read on after what was answered, unless the broker knows. */
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

  private long committedAtNanos = System.nanoTime();

  /** Not by the clock, which may jump; {@code null} until partitions are given, were it none. */
  private volatile Long assignedAtNanos;

  private volatile boolean stuck;

  AssignedPartitions(PartitionFence fence, RecordRates rates, Cache aggregates) {
    this.fence = fence;
    this.rates = rates;
    this.aggregates = aggregates;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    aggregates.removeAll();
    assignedAtNanos = System.nanoTime();
    stuck = false;
    for (var partition : partitions) {
      rates.assigned(partition.partition());
      readBefore.remove(partition.partition());
      fence.assigned(partition.partition());
      try {
        isReadFromBefore(partition, consumer.position(partition), consumer);
      } catch (RuntimeException e) {
        log.warn("{} is claimed with its first batch: {}", partition, e.toString());
      }
    }
  }

  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    var last = new HashMap<>(uncommitted);
    last.keySet().retainAll(partitions);
    uncommitted.keySet().removeAll(partitions);
    try {
      consumer.commitSync(last, COMMIT_PATIENCE);
    } catch (RuntimeException e) {
      log.warn("Whoever is next reads again what was answered last: {}", e.toString());
    }
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> fence.revoked(partition.partition()));
    stuck = false;
    aggregates.removeAll();
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    uncommitted.keySet().removeAll(partitions);
    onPartitionsRevokedAfterCommit(consumer, partitions);
  }

  /**
   * Claims what could not be claimed when it was assigned, since the database was away.
   *
   * @param records those at hand
   * @throws FencedException when they are another's, or what comes before them is to be decided
   *     first
   */
  void claim(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    var first = firstOffsets(records);
    for (var place : consumer.assignment()) {
      if (fence.isUnclaimed(place.partition())) {
        var position = first.getOrDefault(place.partition(), consumer.position(place));
        if (isReadFromBefore(place, position, consumer) && first.containsKey(place.partition())) {
          throw new FencedException("what comes before it is not decided");
        }
      }
    }
    fence.requireClaimed(first.keySet());
  }

  /**
   * Claims a partition. How far it has come stands in the database: when that does not know what
   * came of commands which the broker takes for done, having been put back to an older state, they
   * are read and decided again.
   */
  private boolean isReadFromBefore(TopicPartition place, long position, Consumer<?, ?> consumer) {
    var decided = fence.claim(place.partition(), position);
    if (decided < position) {
      log.warn(
          "{} is read again from {} up to {}: the database knows nothing of what came after, and"
              + " was put back to an older state perhaps",
          place,
          decided,
          position);
      readBefore.put(place.partition(), position);
      rates.assigned(place.partition());
      consumer.seek(place, decided);
    }
    return decided < position;
  }

  /** Whether the record was read, and answered or forwarded, in a time the database forgot. */
  boolean wasReadBefore(ConsumerRecord<?, ?> record) {
    return record.offset() < readBefore.getOrDefault(record.partition(), 0L);
  }

  /** All of them are answered, and the broker is told before long. */
  void answered(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    stuck = false;
    nextOffsets(records)
        .forEach(
            (partition, next) -> uncommitted.put(place(partition), new OffsetAndMetadata(next)));
    rates.answered();
    if (System.nanoTime() - committedAtNanos >= COMMIT_EVERY_NANOS) {
      commit(consumer);
    }
  }

  /** A batch cannot be committed or answered. */
  void stuck() {
    stuck = true;
  }

  /** What is still ours is read from where the dropped batch began, or from before. */
  void readAgain(List<ConsumerRecord<byte[], byte[]>> dropped, Consumer<?, ?> consumer) {
    Set<TopicPartition> assigned = consumer.assignment();
    firstOffsets(dropped)
        .forEach(
            (partition, offset) -> {
              var place = place(partition);
              if (assigned.contains(place)) {
                consumer.seek(place, Math.min(offset, consumer.position(place)));
              }
            });
  }

  /** Not waited for: one that meets a rebalance fails, and the next makes up for it. */
  private void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
    if (failure == null) {
      offsets.forEach(uncommitted::remove);
    } else {
      log.debug("{} are committed later", offsets, failure);
    }
  }

  /** Tells the broker up to where commands are answered, unless it knows. */
  void commit(Consumer<?, ?> consumer) {
    if (!uncommitted.isEmpty()) {
      committedAtNanos = System.nanoTime();
      consumer.commitAsync(new HashMap<>(uncommitted), this::onCommit);
    }
  }

  /** Whether they were given, were it none, and no batch of theirs is stuck. */
  boolean areWorkedOn() {
    return assignedAtNanos != null && !stuck;
  }

  /** How many there are. */
  int count() {
    return fence.owned().size();
  }

  /** For how many seconds it has them; empty before they are given. */
  OptionalDouble age() {
    var since = assignedAtNanos;
    return since == null
        ? OptionalDouble.empty()
        : OptionalDouble.of((System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1));
  }

  private static TopicPartition place(int partition) {
    return new TopicPartition(Topics.COMMANDS, partition);
  }

  private static Map<Integer, Long> firstOffsets(List<ConsumerRecord<byte[], byte[]>> records) {
    var first = new TreeMap<Integer, Long>();
    records.forEach(record -> first.merge(record.partition(), record.offset(), Math::min));
    return first;
  }

  /** First offset after the records, by partition. */
  static Map<Integer, Long> nextOffsets(List<ConsumerRecord<byte[], byte[]>> records) {
    var next = new TreeMap<Integer, Long>();
    records.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
    return next;
  }
}
