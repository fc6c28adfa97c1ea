package io.orgtrail.command.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.api.messages.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an answer goes. A topic that a caller names is made when it is not there yet, once and
 * within bounds, so that neither a missing topic nor a flood of names holds up the commands.
 */
class ReplyTopics {

  private static final Logger log = LoggerFactory.getLogger(ReplyTopics.class);
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final int MAX_KNOWN = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** So many in an hour at most: names cost a caller nothing, and topics cost the broker much. */
  private static final int MAX_MADE = 1_000;

  private final Admin admin;
  private final Pattern allowed;
  private final short replicas;
  private final Cache<String, Integer> partitions =
      Caffeine.newBuilder()
          .maximumSize(MAX_KNOWN)
          .expireAfterWrite(Duration.ofMinutes(1))
          .executor(Runnable::run)
          .build();

  private final Cache<String, Boolean> made =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).executor(Runnable::run).build();

  ReplyTopics(Admin admin, Pattern allowed, short replicas) {
    this.admin = admin;
    this.allowed = allowed;
    this.replicas = replicas;
  }

  /**
   * A place for an answer.
   *
   * @param partition {@code null} when any will do
   */
  record Place(String topic, Integer partition) {
    static final Place DEFAULT = new Place(Topics.REPLIES, null);

    /** Whether it is on the default topic, by name or not, where others read too. */
    boolean isShared() {
      return topic.equals(DEFAULT.topic());
    }
  }

  /**
   * Finds out about the topics that callers named, all at once: however many names there are, the
   * broker is asked at most twice. Topics that are not there are made for callers who are known.
   *
   * @return how many partitions each has, 0 for one that is not there; what is remembered may be
   *     forgotten at any moment, this is not
   */
  Map<String, Integer> lookUp(Stream<IncomingCommand> commands) {
    var counts = new HashMap<String, Integer>();
    var unknown = new HashSet<String>();
    var wanted = new HashSet<String>();
    commands.forEach(
        command ->
            named(command)
                .filter(topic -> counts.computeIfAbsent(topic, partitions::getIfPresent) == null)
                .ifPresent(
                    topic -> {
                      unknown.add(topic);
                      if (command.caller() != null) {
                        wanted.add(topic);
                      }
                    }));
    if (!unknown.isEmpty()) {
      var found = count(unknown);
      wanted.removeAll(found.keySet());
      unknown.forEach(topic -> counts.put(topic, found.getOrDefault(topic, 0)));
      counts.putAll(make(wanted));
      unknown.forEach(topic -> partitions.put(topic, counts.get(topic)));
    }
    return counts;
  }

  /**
   * The place the caller named, as far as it may and can be used, else the default topic.
   *
   * @param counts of partitions, of all topics that were looked up
   */
  Place resolve(IncomingCommand command, Map<String, Integer> counts) {
    return named(command)
        .map(topic -> place(topic, counts.get(topic), partition(command.record().headers())))
        .orElse(Place.DEFAULT);
  }

  private Optional<String> named(IncomingCommand command) {
    return Optional.ofNullable(
            CommandHeaders.text(command.record().headers(), CommandHeaders.REPLY_TOPIC))
        .filter(topic -> LEGAL.matcher(topic).matches() && allowed.matcher(topic).matches());
  }

  private static Place place(String topic, int count, int partition) {
    return count == 0
        ? Place.DEFAULT
        : new Place(topic, partition >= 0 && partition < count ? partition : null);
  }

  private static int partition(Headers headers) {
    var header = headers.lastHeader(CommandHeaders.REPLY_PARTITION);
    return header == null || header.value() == null || header.value().length != Integer.BYTES
        ? -1
        : ByteBuffer.wrap(header.value()).getInt();
  }

  /** How many partitions they have that are there. */
  private Map<String, Integer> count(Set<String> topics) {
    var counts = new HashMap<String, Integer>();
    var deadline = deadline();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, description) ->
                await(description, deadline)
                    .ifPresent(there -> counts.put(topic, there.partitions().size())));
    return counts;
  }

  /** Answers how many partitions those have that are there now. */
  private Map<String, Integer> make(Set<String> topics) {
    var counts = new HashMap<String, Integer>();
    made.cleanUp();
    var allowedNow = topics.stream().limit(Math.max(0, MAX_MADE - made.estimatedSize())).toList();
    if (allowedNow.size() < topics.size()) {
      log.warn(
          "{} reply topics are not made: {} in an hour are enough",
          topics.size() - allowedNow.size(),
          MAX_MADE);
    }
    if (allowedNow.isEmpty()) {
      return counts;
    }
    allowedNow.forEach(topic -> made.put(topic, true));
    var deadline = deadline();
    admin
        .createTopics(allowedNow.stream().map(topic -> new NewTopic(topic, 1, replicas)).toList())
        .values()
        .forEach(
            (topic, making) -> {
              if (isThere(topic, making, deadline)) {
                counts.put(topic, 1);
              }
            });
    return counts;
  }

  private static boolean isThere(String topic, KafkaFuture<Void> making, long deadline) {
    try {
      making.get(left(deadline), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return true;
      }
      refused(topic, e.getCause());
    } catch (TimeoutException e) {
      refused(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** One for all topics that are asked for together. */
  private static long deadline() {
    return System.nanoTime() + TIMEOUT.toNanos();
  }

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }

  private static <T> Optional<T> await(KafkaFuture<T> answer, long deadline) {
    try {
      return Optional.of(answer.get(left(deadline), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void refused(String topic, Throwable why) {
    log.warn("Reply topic {} is not there and cannot be made: {}", topic, why.toString());
  }
}
