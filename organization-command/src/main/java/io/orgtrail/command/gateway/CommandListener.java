package io.orgtrail.command.gateway;

import io.orgtrail.api.messages.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

  private static final Duration LOOK_AT_DUE_EVERY = Duration.ofSeconds(1);

  private final CommandReader reader;
  private final Forwarder forwarder;
  private final BatchRunner runner;
  private final ReplySender replies;
  private final PartitionFence fence;
  private final Cache aggregates;
  private final DueCommands due;
  private final GatewayMetrics metrics;
  private final Clock clock;
  private volatile boolean assigned;
  private Instant dueLookedAt = Instant.MIN;

  CommandListener(
      CommandReader reader,
      Forwarder forwarder,
      BatchRunner runner,
      ReplySender replies,
      PartitionFence fence,
      Cache aggregates,
      DueCommands due,
      GatewayMetrics metrics,
      Clock clock) {
    this.reader = reader;
    this.forwarder = forwarder;
    this.runner = runner;
    this.replies = replies;
    this.fence = fence;
    this.aggregates = aggregates;
    this.due = due;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> records,
      Acknowledgment acknowledgment,
      Consumer<?, ?> consumer) {
    var partitions = consumer.partitionsFor(Topics.COMMANDS).size();
    try {
      handle(records, partitions);
      acknowledgment.acknowledge();
      doWhatIsDue(consumer.assignment(), partitions);
    } catch (FencedException e) {
      log.warn("A batch of {} commands is dropped: {}", records.size(), e.getMessage());
      readAgain(records, consumer);
    }
  }

  private void handle(List<ConsumerRecord<byte[], byte[]>> records, int partitions) {
    var misplaced = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var commands = new ArrayList<IncomingCommand>();
    for (var record : records) {
      if (forwarder.isMisplaced(record, partitions)) {
        misplaced.add(record);
      } else {
        commands.add(reader.read(record));
      }
    }
    forwarder.forward(misplaced, partitions);
    if (!commands.isEmpty()) {
      replies.send(run(commands));
    }
  }

  private List<Outcome> run(List<IncomingCommand> commands) {
    var batch = metrics.start();
    var outcomes = runner.run(commands);
    metrics.committed(batch, outcomes);
    return outcomes;
  }

  /** Nothing came for a while: time for what the service does by itself. */
  void onIdle(Consumer<?, ?> consumer) {
    try {
      doWhatIsDue(consumer.assignment(), consumer.partitionsFor(Topics.COMMANDS).size());
    } catch (RuntimeException e) {
      log.warn("What is due waits: {}", e.toString());
    }
  }

  /** Does what is due in the partitions that a consumer owns, in a batch of its own. */
  private void doWhatIsDue(Collection<TopicPartition> places, int partitions) {
    var now = clock.instant();
    if (now.isBefore(dueLookedAt.plus(LOOK_AT_DUE_EVERY))) {
      return;
    }
    dueLookedAt = now;
    var owned = places.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    var commands = due.due(now, owned, partitions);
    if (!commands.isEmpty()) {
      run(commands);
    }
  }

  /** Whether it was given its partitions, were it none. */
  boolean isAssigned() {
    return assigned;
  }

  /** How many partitions it has. */
  int partitions() {
    return fence.owned().size();
  }

  /** What is still ours is read from where the dropped batch began. */
  private static void readAgain(
      List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    var first = new TreeMap<Integer, Long>();
    records.forEach(record -> first.merge(record.partition(), record.offset(), Math::min));
    Set<TopicPartition> assigned = consumer.assignment();
    first.forEach(
        (partition, offset) -> {
          var place = new TopicPartition(Topics.COMMANDS, partition);
          if (assigned.contains(place)) {
            consumer.seek(place, offset);
          }
        });
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    aggregates.removeAll();
    assigned = true;
    for (var partition : partitions) {
      try {
        fence.assigned(partition.partition());
      } catch (RuntimeException e) {
        log.warn("{} is claimed with its first batch: {}", partition, e.toString());
      }
    }
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> fence.revoked(partition.partition()));
    aggregates.removeAll();
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    onPartitionsRevokedAfterCommit(consumer, partitions);
  }
}
