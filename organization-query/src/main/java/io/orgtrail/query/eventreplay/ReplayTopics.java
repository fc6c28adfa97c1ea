package io.orgtrail.query.eventreplay;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Makes sure that the topic of a replay is there. */
@Component
class ReplayTopics {

  private static final Logger log = LoggerFactory.getLogger(ReplayTopics.class);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String FIELD = "topic";

  private final KafkaAdmin kafka;

  ReplayTopics(KafkaAdmin kafka) {
    this.kafka = kafka;
  }

  /**
   * Makes the topic when it does not exist; then it has as many partitions as that of the events.
   *
   * @throws RejectedException INVALID when it can neither be found nor made, UNAVAILABLE when the
   *     broker does not answer
   */
  void requireUsable(String topic) {
    try (var admin = Admin.create(kafka.getConfigurationProperties())) {
      if (find(admin, topic).isEmpty()) {
        make(admin, topic);
      }
    } catch (RetriableException | AuthenticationException e) {
      throw unavailable(e);
    } catch (ApiException e) {
      throw new RejectedException(
          Rejection.ofField(
              ErrorCode.INVALID, FIELD, "does not exist, or cannot be used: " + e.getMessage()));
    } catch (KafkaException e) {
      throw unavailable(e);
    }
  }

  private static void make(Admin admin, String topic) {
    var events = find(admin, Topics.EVENTS);
    var partitions = events.map(found -> found.partitions().size());
    var replicas = events.map(found -> (short) found.partitions().get(0).replicas().size());
    var options = new CreateTopicsOptions().timeoutMs(PATIENCE_MILLIS);
    try {
      answer(admin.createTopics(List.of(new NewTopic(topic, partitions, replicas)), options).all());
      log.info("Made the topic {} for a replay of events", topic);
    } catch (TopicExistsException e) {
      log.debug("Somebody else has just made the topic {}", topic);
    }
  }

  private static Optional<TopicDescription> find(Admin admin, String topic) {
    var options = new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS);
    try {
      var found = answer(admin.describeTopics(List.of(topic), options).allTopicNames());
      return Optional.of(found.get(topic));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  /** Within the time that the request was given. */
  private static <T> T answer(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException told ? told : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static RejectedException unavailable(Exception cause) {
    log.warn("The broker does not answer: {}", cause.toString());
    return new RejectedException(ErrorCode.UNAVAILABLE, "The broker does not answer.");
  }
}
