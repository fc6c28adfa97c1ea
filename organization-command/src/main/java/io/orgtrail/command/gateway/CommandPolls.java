package io.orgtrail.command.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.ProxyFactory;

/**
 * Polls of a consumer that let commands share a batch. A command in a batch of its own costs
 * several times what it costs among others, and would have to wait while all processors are at many
 * small batches. So a consumer
 *
 * <ul>
 *   <li>rests after a batch for a quarter of the time that took, {@value #MAX_REST_MILLIS} ms at
 *       most, unless more is waiting than fits;
 *   <li>then takes all that has come: Kafka's consumer fetches ahead, and what it has at hand is
 *       what came first after the poll before.
 * </ul>
 *
 * One that waits for commands gives the first one at once.
 */
final class CommandPolls implements MethodInterceptor {

  private static final Logger log = LoggerFactory.getLogger(CommandPolls.class);

  private static final int REST_PART = 4;
  private static final int MAX_REST_MILLIS = 5;
  private static final Duration FETCH = Duration.ofMillis(2);

  private final Consumer<byte[], byte[]> consumer;
  private final int maxRecords;
  private final LongSupplier nanoTime;
  private final LongConsumer park;

  /** When there are no records, there is no batch to rest from. */
  private int records;

  private long givenAtNanos;

  /**
   * Polls of a consumer.
   *
   * @param consumer one whose polls bring {@link #recordsOfAPoll} at most
   * @param maxRecords what two of them bring at most, together
   * @param nanoTime now, in nanoseconds
   * @param park waits so many nanoseconds
   */
  CommandPolls(
      Consumer<byte[], byte[]> consumer, int maxRecords, LongSupplier nanoTime, LongConsumer park) {
    this.consumer = consumer;
    this.maxRecords = maxRecords;
    this.nanoTime = nanoTime;
    this.park = park;
  }

  /** Records that Kafka's consumer is to give at once. */
  static int recordsOfAPoll(int maxRecords) {
    return Math.max(1, maxRecords / 2);
  }

  /** The consumer, with polls like these. */
  static Consumer<byte[], byte[]> of(Consumer<byte[], byte[]> consumer, int maxRecords) {
    var proxy = new ProxyFactory(consumer);
    proxy.addAdvice(
        new CommandPolls(consumer, maxRecords, System::nanoTime, LockSupport::parkNanos));
    @SuppressWarnings("unchecked")
    var polls = (Consumer<byte[], byte[]>) proxy.getProxy();
    return polls;
  }

  @Override
  public Object invoke(MethodInvocation invocation) throws Throwable {
    return invocation.getMethod().getName().equals("poll")
        ? poll((Duration) invocation.getArguments()[0])
        : invocation.proceed();
  }

  /**
   * The next batch.
   *
   * @param patience how long the first command is waited for
   */
  ConsumerRecords<byte[], byte[]> poll(Duration patience) {
    rest();
    var atHand = consumer.poll(Duration.ZERO);
    var given = atHand.isEmpty() ? consumer.poll(patience) : withTheRest(atHand);
    records = given.count();
    givenAtNanos = nanoTime.getAsLong();
    return given;
  }

  private void rest() {
    if (records > 0 && records < recordsOfAPoll(maxRecords)) {
      var took = nanoTime.getAsLong() - givenAtNanos;
      park.accept(Math.min(took / REST_PART, TimeUnit.MILLISECONDS.toNanos(MAX_REST_MILLIS)));
    }
  }

  /** With what was fetched meanwhile; whatever is wrong there, the first records are not lost. */
  private ConsumerRecords<byte[], byte[]> withTheRest(ConsumerRecords<byte[], byte[]> first) {
    if (first.count() + recordsOfAPoll(maxRecords) > maxRecords) {
      return first;
    }
    var rest = ConsumerRecords.<byte[], byte[]>empty();
    try {
      rest = consumer.poll(FETCH);
    } catch (KafkaException e) {
      log.debug("The next poll tells again what is wrong", e);
    }
    return joined(first, rest);
  }

  private ConsumerRecords<byte[], byte[]> joined(
      ConsumerRecords<byte[], byte[]> first, ConsumerRecords<byte[], byte[]> rest) {
    var records = new HashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
    var next = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (var place : first.partitions()) {
      if (isReadOn(place, first, rest)) {
        records.put(place, new ArrayList<>(first.records(place)));
        next.put(place, first.nextOffsets().get(place));
      }
    }
    for (var place : rest.partitions()) {
      records.computeIfAbsent(place, any -> new ArrayList<>()).addAll(rest.records(place));
    }
    next.putAll(rest.nextOffsets());
    return new ConsumerRecords<>(records, next);
  }

  /**
   * Whether what comes next in a partition is what follows the first records. Otherwise partitions
   * were given out anew in the second poll, and they are read again, here or elsewhere.
   */
  private boolean isReadOn(
      TopicPartition place,
      ConsumerRecords<byte[], byte[]> first,
      ConsumerRecords<byte[], byte[]> rest) {
    if (!consumer.assignment().contains(place)) {
      return false;
    }
    var more = rest.records(place);
    var next = more.isEmpty() ? consumer.position(place) : more.get(0).offset();
    return next >= first.nextOffsets().get(place).offset();
  }
}
