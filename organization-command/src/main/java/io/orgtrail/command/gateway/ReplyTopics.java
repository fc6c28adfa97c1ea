package io.orgtrail.command.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.orgtrail.api.messages.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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

  /** What the broker says of topics that are not there, or not for us. */
  private static final Set<Class<? extends Throwable>> UNUSABLE =
      Set.of(
          UnknownTopicOrPartitionException.class,
          InvalidTopicException.class,
          TopicAuthorizationException.class);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** So many in an hour at most: names cost a caller nothing, and topics cost the broker much. */
  private static final int MAX_MADE = 1_000;

  private final Admin admin;
  private final Pattern allowed;
  private final short replicas;
  private final Cache<Wish, Integer> partitions;
  private final Cache<String, Boolean> made;

  /**
   * Knows of no topic yet.
   *
   * @param allowed names that callers may give
   * @param replicas of topics that are made
   * @param ticker tells when what is known is to be forgotten
   */
  ReplyTopics(Admin admin, Pattern allowed, short replicas, Ticker ticker) {
    this.admin = admin;
    this.allowed = allowed;
    this.replicas = replicas;
    partitions = cache(Duration.ofMinutes(1), ticker).maximumSize(MAX_KNOWN).build();
    made = cache(Duration.ofHours(1), ticker).build();
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
   * A topic that a command names.
   *
   * @param mayBeMade whether its caller is known: what is not there for others is not made, and
   *     what is not made for them may be for those who are known
   */
  private record Wish(String topic, boolean mayBeMade) {}

  /**
   * The places that the callers named, as far as they may and can be used, else the default topic.
   * However many names there are, the broker is asked at most three times. Topics that are not
   * there are made for callers who are known.
   *
   * @return a place for the answer to each, in the same order
   * @throws IllegalStateException when the broker does not tell: it is to be asked again
   */
  List<Place> places(List<IncomingCommand> commands) {
    var allowedNames = new HashMap<String, Boolean>();
    var wishes =
        commands.stream()
            .map(
                command ->
                    wish(command, name -> allowedNames.computeIfAbsent(name, this::isAllowed)))
            .toList();
    var counts = lookUp(wishes.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    return IntStream.range(0, wishes.size())
        .mapToObj(i -> place(commands.get(i), wishes.get(i), counts))
        .toList();
  }

  private static Place place(
      IncomingCommand command, Optional<Wish> named, Map<Wish, Integer> counts) {
    return named
        .map(wish -> place(wish.topic(), counts.get(wish), partition(command.record().headers())))
        .orElse(Place.DEFAULT);
  }

  /** How many partitions each has, 0 for one that is not there. */
  private Map<Wish, Integer> lookUp(Set<Wish> wishes) {
    // What is remembered may be forgotten at any moment.
    var counts = new HashMap<>(partitions.getAllPresent(wishes));
    var unknown = new HashSet<>(wishes);
    unknown.removeAll(counts.keySet());
    if (!unknown.isEmpty()) {
      var found = count(topics(unknown.stream()));
      var wanted = topics(unknown.stream().filter(Wish::mayBeMade));
      wanted.removeAll(found.keySet());
      found.putAll(make(wanted));
      unknown.forEach(wish -> counts.put(wish, found.getOrDefault(wish.topic(), 0)));
      unknown.forEach(wish -> partitions.put(wish, counts.get(wish)));
    }
    return counts;
  }

  private static Set<String> topics(Stream<Wish> wishes) {
    return wishes.map(Wish::topic).collect(Collectors.toCollection(HashSet::new));
  }

  private static Optional<Wish> wish(IncomingCommand command, Predicate<String> isAllowed) {
    return Optional.ofNullable(
            CommandHeaders.text(command.record().headers(), CommandHeaders.REPLY_TOPIC))
        .filter(isAllowed)
        .map(topic -> new Wish(topic, command.caller() != null));
  }

  /** Commands over HTTP name a topic of the service's own, which is not for callers to choose. */
  private boolean isAllowed(String topic) {
    return topic.equals(Topics.HTTP_REPLIES)
        || LEGAL.matcher(topic).matches() && allowed.matcher(topic).matches();
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
            (topic, description) -> {
              var failure =
                  await(
                      description, deadline, there -> counts.put(topic, there.partitions().size()));
              if (failure != null && !UNUSABLE.contains(failure.getClass())) {
                throw new IllegalStateException(
                    "the broker does not tell about reply topic " + topic, failure);
              }
            });
    return counts;
  }

  /** Answers how many partitions those have that are there now. */
  private Map<String, Integer> make(Set<String> topics) {
    made.cleanUp();
    var allowedNow = topics.stream().limit(Math.max(0, MAX_MADE - made.estimatedSize())).toList();
    if (allowedNow.size() < topics.size()) {
      log.warn(
          "{} reply topics are not made: {} in an hour are enough",
          topics.size() - allowedNow.size(),
          MAX_MADE);
    }
    if (allowedNow.isEmpty()) {
      return Map.of();
    }
    allowedNow.forEach(topic -> made.put(topic, true));
    var counts = new HashMap<String, Integer>();
    var madeByOthers = new HashSet<String>();
    var deadline = deadline();
    admin
        .createTopics(allowedNow.stream().map(topic -> new NewTopic(topic, 1, replicas)).toList())
        .values()
        .forEach(
            (topic, making) -> {
              var failure = await(making, deadline, done -> counts.put(topic, 1));
              if (failure instanceof TopicExistsException) {
                madeByOthers.add(topic);
              } else if (failure != null) {
                log.warn("Reply topic {} is not there and cannot be made: {}", topic, "" + failure);
              }
            });
    if (!madeByOthers.isEmpty()) {
      counts.putAll(count(madeByOthers));
    }
    return counts;
  }

  /** One for all topics that are asked for together. */
  private static long deadline() {
    return System.nanoTime() + TIMEOUT.toNanos();
  }

  /** Hands over the answer; tells why there is none, {@code null} when there is. */
  private static <T> Throwable await(KafkaFuture<T> answer, long deadline, Consumer<T> taker) {
    try {
      taker.accept(answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (TimeoutException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private static Caffeine<Object, Object> cache(Duration kept, Ticker ticker) {
    return Caffeine.newBuilder().ticker(ticker).expireAfterWrite(kept).executor(Runnable::run);
  }
}
