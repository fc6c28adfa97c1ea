package io.orgtrail.command.gateway;

import io.orgtrail.api.messages.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.common.caching.Cache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes what one poll brings through the gateway: read, forward what is misplaced, decide and
 * commit, answer, and only then tell Kafka that it is done.
 */
class CommandListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>,
        ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(CommandListener.class);

  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_AT_DUE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CommandReader reader;
  private final Forwarder forwarder;
  private final BatchRunner runner;
  private final ReplySender replies;
  private final PartitionFence fence;
  private final RecordRates rates;
  private final Cache aggregates;
  private final DueCommands due;
  private final GatewayMetrics metrics;
  private final CommandSpans spans;
  private final Clock clock;

  /** Up to where partitions were read before, of those that are read again. */
  private final Map<Integer, Long> readBefore = new HashMap<>();

  /** Where partitions are to be read on after what was answered, unless the broker knows. */
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

  private volatile boolean assigned;
  private volatile boolean failing;

  /** Not by the clock, which may jump. */
  private long dueLookedAt = System.nanoTime() - LOOK_AT_DUE_EVERY_NANOS;

  CommandListener(
      CommandReader reader,
      Forwarder forwarder,
      BatchRunner runner,
      ReplySender replies,
      PartitionFence fence,
      RecordRates rates,
      Cache aggregates,
      DueCommands due,
      GatewayMetrics metrics,
      CommandSpans spans,
      Clock clock) {
    this.reader = reader;
    this.forwarder = forwarder;
    this.runner = runner;
    this.replies = replies;
    this.fence = fence;
    this.rates = rates;
    this.aggregates = aggregates;
    this.due = due;
    this.metrics = metrics;
    this.spans = spans;
    this.clock = clock;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> records,
      Acknowledgment acknowledgment,
      Consumer<?, ?> consumer) {
    var partitions = consumer.partitionsFor(Topics.COMMANDS).size();
    try {
      handle(records, partitions, consumer);
      failing = false;
      acknowledgment.acknowledge();
      nextOffsets(records)
          .forEach(
              (partition, next) -> uncommitted.put(place(partition), new OffsetAndMetadata(next)));
      rates.answered();
      doWhatIsDue(consumer.assignment(), partitions);
    } catch (FencedException e) {
      log.warn("A batch of {} commands is dropped: {}", records.size(), e.getMessage());
      readAgain(records, consumer);
    } catch (RuntimeException e) {
      failing = true;
      throw e;
    }
  }

  private void handle(
      List<ConsumerRecord<byte[], byte[]>> records, int partitions, Consumer<?, ?> consumer) {
    claimTheRest(records, consumer);
    fence.requireClaimed(firstOffsets(records).keySet());
    var misplaced = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var commands = new ArrayList<IncomingCommand>();
    for (var record : records) {
      if (forwarder.isMisplaced(record, partitions)) {
        misplaced.add(record);
      } else {
        commands.add(reader.read(record, rates));
      }
    }
    forwarder.forward(misplaced.stream().filter(this::isUnforwarded).toList(), partitions);
    if (!commands.isEmpty()) {
      spans.begin(commands);
      var outcomes = run(commands);
      replies.send(outcomes);
      spans.end(outcomes);
    }
    if (!misplaced.isEmpty()) {
      fence.advance(nextOffsets(misplaced));
    }
  }

  /** What was forwarded is on the topic a second time, and is found there. */
  private boolean isUnforwarded(ConsumerRecord<?, ?> record) {
    return record.offset() >= readBefore.getOrDefault(record.partition(), 0L);
  }

  private static TopicPartition place(int partition) {
    return new TopicPartition(Topics.COMMANDS, partition);
  }

  private static Map<Integer, Long> firstOffsets(List<ConsumerRecord<byte[], byte[]>> records) {
    var first = new TreeMap<Integer, Long>();
    records.forEach(record -> first.merge(record.partition(), record.offset(), Math::min));
    return first;
  }

  private static Map<Integer, Long> nextOffsets(List<ConsumerRecord<byte[], byte[]>> records) {
    var next = new TreeMap<Integer, Long>();
    records.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
    return next;
  }

  /** Claims what could not be claimed when it was assigned, since the database was away. */
  private void claimTheRest(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    var first = firstOffsets(records);
    for (var place : consumer.assignment()) {
      if (fence.isUnclaimed(place.partition())) {
        var position = first.getOrDefault(place.partition(), consumer.position(place));
        if (isReadFromBefore(place, position, consumer) && first.containsKey(place.partition())) {
          throw new FencedException("what comes before it is not decided");
        }
      }
    }
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

  private List<Outcome> run(List<IncomingCommand> commands) {
    var batch = metrics.start();
    var outcomes = runner.run(commands);
    metrics.committed(batch, outcomes);
    return outcomes;
  }

  /** Commits are not waited for; one that meets a rebalance fails, and is made up for. */
  void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
    if (failure == null) {
      offsets.forEach(uncommitted::remove);
    } else {
      log.debug("{} are committed later", offsets, failure);
    }
  }

  /** Nothing came for a while: time for what the service does by itself. */
  void onIdle(Consumer<?, ?> consumer) {
    try {
      if (!uncommitted.isEmpty()) {
        consumer.commitAsync(new HashMap<>(uncommitted), this::onCommit);
      }
      claimTheRest(List.of(), consumer);
      doWhatIsDue(consumer.assignment(), consumer.partitionsFor(Topics.COMMANDS).size());
    } catch (RuntimeException e) {
      log.warn("What is due waits: {}", e.toString());
    }
  }

  /** Does what is due in the partitions that a consumer owns, in a batch of its own. */
  private void doWhatIsDue(Collection<TopicPartition> places, int partitions) {
    if (System.nanoTime() - dueLookedAt < LOOK_AT_DUE_EVERY_NANOS) {
      return;
    }
    dueLookedAt = System.nanoTime();
    var owned = places.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    var commands = due.due(clock.instant(), owned, partitions);
    if (!commands.isEmpty()) {
      run(commands);
    }
  }

  /** Whether it was given its partitions, were it none, and no batch of theirs is stuck. */
  boolean isWorking() {
    return assigned && !failing;
  }

  /** How many partitions it has. */
  int partitions() {
    return fence.owned().size();
  }

  /** What is still ours is read from where the dropped batch began, or from before. */
  private static void readAgain(
      List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    Set<TopicPartition> assigned = consumer.assignment();
    firstOffsets(records)
        .forEach(
            (partition, offset) -> {
              var place = place(partition);
              if (assigned.contains(place)) {
                consumer.seek(place, Math.min(offset, consumer.position(place)));
              }
            });
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    aggregates.removeAll();
    assigned = true;
    failing = false;
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
    failing = false;
    aggregates.removeAll();
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    uncommitted.keySet().removeAll(partitions);
    onPartitionsRevokedAfterCommit(consumer, partitions);
  }
}
