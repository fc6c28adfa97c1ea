package io.orgtrail.command.gateway.http;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.gateway.AwaitedReplies;
import io.orgtrail.command.gateway.BrokerClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.stereotype.Component;

/**
 * Where HTTP requests wait for their answers. Those of commands that this instance decides are
 * taken at once; of those that others decide, each instance reads all and keeps its own.
 */
@Component
class ReplyInbox implements BrokerClient, AwaitedReplies, MessageListener<byte[], byte[]> {

  private static final TopicPartition PLACE = new TopicPartition(Topics.HTTP_REPLIES, 0);

  private final Admin admin;
  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Map<String, CompletableFuture<CommandReply>> waiting = new ConcurrentHashMap<>();
  private volatile KafkaMessageListenerContainer<byte[], byte[]> container;

  ReplyInbox(Admin admin, ConsumerFactory<byte[], byte[]> consumers) {
    this.admin = admin;
    this.consumers = consumers;
  }

  /** The answer to the command with this correlation id, or a timeout. */
  CompletableFuture<CommandReply> expect(String correlationId, Duration atMost) {
    var reply = new CompletableFuture<CommandReply>();
    waiting.put(correlationId, reply);
    return reply
        .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((answer, failure) -> waiting.remove(correlationId));
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> record) {
    var correlationId = record.headers().lastHeader(KafkaHeaders.CORRELATION_ID);
    if (correlationId != null) {
      var reply = waiting.get(new String(correlationId.value(), StandardCharsets.UTF_8));
      if (reply != null) {
        reply.complete(Json.mapper().readValue(record.value(), CommandReply.class));
      }
    }
  }

  @Override
  public boolean take(String correlationId, CommandReply reply) {
    var awaited = waiting.get(correlationId);
    return awaited != null && awaited.complete(reply);
  }

  /** Reads from what is the end now: answers of before are nobody's here. It joins no group. */
  @Override
  public void start() {
    var properties =
        new ContainerProperties(new TopicPartitionOffset(PLACE.topic(), PLACE.partition(), end()));
    properties.setMessageListener(this);
    properties.setClientId("http-replies");
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    container = new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName("http-replies");
    container.start();
  }

  private long end() {
    try {
      return admin
          .listOffsets(Map.of(PLACE, OffsetSpec.latest()))
          .partitionResult(PLACE)
          .get(10, TimeUnit.SECONDS)
          .offset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the end of " + PLACE + " is not known", e);
    }
  }

  @Override
  public void stop() {
    if (container != null) {
      container.stop();
    }
  }
}
