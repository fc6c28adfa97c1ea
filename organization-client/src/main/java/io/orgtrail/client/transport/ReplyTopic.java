package io.orgtrail.client.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic that answers come on, made when it is not there. */
final class ReplyTopic {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration KEPT = Duration.ofHours(1);

  /** Clients choose one at random: with more of them each reads less of what others are told. */
  private static final int PARTITIONS = 8;

  private ReplyTopic() {}

  /** How many partitions it has. */
  static int partitions(Map<String, Object> settings, String topic) {
    try (var admin = Admin.create(settings)) {
      if (!await(admin.listTopics().names()).contains(topic)) {
        make(admin, topic);
      }
      return count(admin, topic);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Topic " + topic + ", for answers, cannot be had: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking for topic " + topic, e);
    }
  }

  /** A broker may hear a moment later of a topic that was made. */
  private static int count(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return await(admin.describeTopics(Set.of(topic)).topicNameValues().get(topic))
            .partitions()
            .size();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() - deadline >= 0) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static void make(Admin admin, String name)
      throws ExecutionException, InterruptedException, TimeoutException {
    var kept = Long.toString(KEPT.toMillis());
    var topic =
        new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
            .configs(
                Map.of(TopicConfig.RETENTION_MS_CONFIG, kept, TopicConfig.SEGMENT_MS_CONFIG, kept));
    try {
      await(admin.createTopics(List.of(topic)).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static <T> T await(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
