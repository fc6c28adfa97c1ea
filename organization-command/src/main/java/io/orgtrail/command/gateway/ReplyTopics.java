package io.orgtrail.command.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.api.messages.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
  private static final int MAX_KNOWN = 1_000;

  private final Admin admin;
  private final Pattern allowed;
  private final short replicas;
  private final Cache<String, Integer> partitions =
      Caffeine.newBuilder()
          .maximumSize(MAX_KNOWN)
          .expireAfterWrite(Duration.ofMinutes(1))
          .executor(Runnable::run)
          .build();

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

  /** The place the caller named, as far as it may and can be used, else the default topic. */
  Place resolve(IncomingCommand command) {
    var headers = command.record().headers();
    return Optional.ofNullable(CommandHeaders.text(headers, CommandHeaders.REPLY_TOPIC))
        .filter(topic -> LEGAL.matcher(topic).matches() && allowed.matcher(topic).matches())
        .map(topic -> place(topic, partition(headers), command.caller() != null))
        .orElse(Place.DEFAULT);
  }

  private Place place(String topic, int partition, boolean callerIsKnown) {
    var count = partitions.get(topic, name -> count(name, callerIsKnown));
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

  private int count(String topic, boolean callerIsKnown) {
    var count = count(topic);
    return count == 0 && callerIsKnown ? made(topic) : count;
  }

  private int count(String topic) {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(5, TimeUnit.SECONDS)
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private int made(String topic) {
    try {
      admin.createTopics(List.of(new NewTopic(topic, 1, replicas))).all().get(5, TimeUnit.SECONDS);
      return 1;
    } catch (ExecutionException e) {
      return e.getCause() instanceof TopicExistsException ? 1 : refused(topic, e.getCause());
    } catch (TimeoutException e) {
      return refused(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int refused(String topic, Throwable why) {
    log.warn("Reply topic {} is not there and cannot be made: {}", topic, why.toString());
    return 0;
  }
}
