package io.orgtrail.command.gateway;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.messages.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

/**
 * Takes what one poll brings through the gateway: read, forward what is misplaced, decide and
 * commit, answer, and only then tell Kafka that it is done.
 */
class CommandListener implements BatchConsumerAwareMessageListener<byte[], byte[]> {

  private static final Logger log = LoggerFactory.getLogger(CommandListener.class);

  private static final long LOOK_AT_DUE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CommandReader reader;
  private final Forwarder forwarder;
  private final BatchRunner runner;
  private final ReplySender replies;
  private final PartitionFence fence;
  private final AssignedPartitions assigned;
  private final RecordRates rates;
  private final DueCommands due;
  private final GatewayMetrics metrics;
  private final CommandSpans spans;
  private final Clock clock;

  /** Not by the clock, which may jump. */
  private long dueLookedAt = System.nanoTime() - LOOK_AT_DUE_EVERY_NANOS;

  CommandListener(
      CommandReader reader,
      Forwarder forwarder,
      BatchRunner runner,
      ReplySender replies,
      PartitionFence fence,
      AssignedPartitions assigned,
      RecordRates rates,
      DueCommands due,
      GatewayMetrics metrics,
      CommandSpans spans,
      Clock clock) {
    this.reader = reader;
    this.forwarder = forwarder;
    this.runner = runner;
    this.replies = replies;
    this.fence = fence;
    this.assigned = assigned;
    this.rates = rates;
    this.due = due;
    this.metrics = metrics;
    this.spans = spans;
    this.clock = clock;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    var partitions = consumer.partitionsFor(Topics.COMMANDS).size();
    try {
      assigned.claim(records, consumer);
      handle(records, partitions);
      assigned.answered(records, consumer);
      doWhatIsDue(consumer.assignment(), partitions);
    } catch (FencedException e) {
      log.warn("A batch of {} commands is dropped: {}", records.size(), e.getMessage());
      assigned.readAgain(records, consumer);
    } catch (RuntimeException e) {
      assigned.stuck();
      throw e;
    }
  }

  private void handle(List<ConsumerRecord<byte[], byte[]>> records, int partitions) {
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
      fence.advance(AssignedPartitions.nextOffsets(misplaced), new RoundTrip());
    }
  }

  /** What was forwarded is on the topic a second time, and is found there. */
  private boolean isUnforwarded(ConsumerRecord<?, ?> record) {
    return !assigned.wasReadBefore(record);
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
      assigned.commit(consumer);
      assigned.claim(List.of(), consumer);
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
}
