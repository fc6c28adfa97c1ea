package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.messages.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandPollsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MAX_RECORDS = 10;

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final List<Long> rests = new ArrayList<>();
  private long nanoTime;
  private CommandPolls polls = polls(MAX_RECORDS);
  private int sent;

  private CommandPolls polls(int maxRecords) {
    kafka.setMaxPollRecords(CommandPolls.recordsOfAPoll(maxRecords));
    return new CommandPolls(kafka, maxRecords, () -> nanoTime, rests::add);
  }

  @BeforeEach
  void assign() {
    var places = List.of(place(0), place(1));
    kafka.assign(places);
    kafka.updateBeginningOffsets(Map.of(place(0), 0L, place(1), 0L));
  }

  @Test
  void takesWhatCameWhileTheBatchBeforeWasDecided() {
    send(0, 2);
    kafka.schedulePollTask(() -> {});
    kafka.schedulePollTask(() -> send(1, 1));
    assertThat(offsets(polls.poll(PATIENCE))).containsExactlyInAnyOrder("0:0", "0:1", "1:2");
  }

  @Test
  void keepsTheOrderOfAPartition() {
    send(0, 2);
    kafka.schedulePollTask(() -> {});
    kafka.schedulePollTask(() -> send(0, 2));
    assertThat(offsets(polls.poll(PATIENCE))).containsExactly("0:0", "0:1", "0:2", "0:3");
  }

  @Test
  void givesTheFirstAtOnceWhenItHadToWait() {
    kafka.schedulePollTask(() -> {});
    kafka.schedulePollTask(() -> send(0, 1));
    kafka.schedulePollTask(() -> send(0, 1));
    assertThat(offsets(polls.poll(PATIENCE))).containsExactly("0:0");
  }

  @Test
  void losesNothingWhenTheSecondPollFails() {
    send(0, 1);
    kafka.schedulePollTask(() -> {});
    kafka.schedulePollTask(() -> kafka.setPollException(new KafkaException("no broker")));
    assertThat(offsets(polls.poll(PATIENCE))).containsExactly("0:0");
    send(0, 1);
    assertThat(offsets(polls.poll(PATIENCE))).containsExactly("0:1");
  }

  @Test
  void leavesToOthersWhatTheyAreGivenMeanwhile() {
    send(0, 1);
    send(1, 1);
    kafka.schedulePollTask(() -> {});
    kafka.schedulePollTask(() -> kafka.assign(List.of(place(1))));
    assertThat(offsets(polls.poll(PATIENCE))).containsExactly("1:1");
  }

  @Test
  void readsInOrderWhatIsReadFromBefore() {
    send(0, 2);
    kafka.schedulePollTask(() -> {});
    kafka.schedulePollTask(
        () -> {
          kafka.seek(place(0), 0);
          sent = 0;
          send(0, 3);
        });
    assertThat(offsets(polls.poll(PATIENCE))).containsExactly("0:0", "0:1", "0:2");
  }

  @Test
  void readsInOrderWhatIsReadFromBeforeLater() {
    send(0, 2);
    kafka.schedulePollTask(() -> {});
    kafka.schedulePollTask(() -> kafka.seek(place(0), 0));
    assertThat(polls.poll(PATIENCE).isEmpty()).isTrue();
  }

  @Test
  void tellsWhatIsWrongWhenThereAreNoRecords() {
    kafka.setPollException(new KafkaException("no broker"));
    assertThatThrownBy(() -> polls.poll(PATIENCE)).hasMessage("no broker");
  }

  @Test
  void givesNoMoreThanABatch() {
    send(0, 30);
    assertThat(polls.poll(PATIENCE).count()).isEqualTo(MAX_RECORDS);
    polls = polls(1);
    assertThat(polls.poll(PATIENCE).count()).isEqualTo(1);
  }

  @Test
  void restsForAQuarterOfTheTimeThatABatchTook() {
    send(0, 1);
    pollTwice(Duration.ofMillis(12));
    assertThat(rests).containsExactly(TimeUnit.MILLISECONDS.toNanos(3));
  }

  @Test
  void restsForFiveMillisecondsAtMost() {
    send(0, 1);
    pollTwice(Duration.ofSeconds(7));
    assertThat(rests).containsExactly(TimeUnit.MILLISECONDS.toNanos(5));
  }

  @Test
  void doesNotRestWhenMoreWaits() {
    send(0, 30);
    pollTwice(Duration.ofMillis(7));
    assertThat(rests).isEmpty();
  }

  @Test
  void doesNotRestFromNothing() {
    pollTwice(Duration.ofMillis(7));
    assertThat(rests).isEmpty();
  }

  private void pollTwice(Duration took) {
    polls.poll(PATIENCE);
    nanoTime += took.toNanos();
    polls.poll(PATIENCE);
  }

  private void send(int partition, int count) {
    for (int i = 0; i < count; i++) {
      kafka.addRecord(
          new ConsumerRecord<>(Topics.COMMANDS, partition, sent++, new byte[0], new byte[0]));
    }
  }

  private static TopicPartition place(int partition) {
    return new TopicPartition(Topics.COMMANDS, partition);
  }

  private static List<String> offsets(ConsumerRecords<byte[], byte[]> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(record -> record.partition() + ":" + record.offset())
        .toList();
  }
}
