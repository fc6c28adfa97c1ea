package io.orgtrail.command.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.api.messages.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how many records of the command topic nobody has decided yet, in all its partitions. */
@Component
class WaitingCommands {

  private static final Logger log = LoggerFactory.getLogger(WaitingCommands.class);

  /** Mails and others wait meanwhile for their turn. */
  private static final int PATIENCE_SECONDS = 2;

  private static final String DECIDED =
      "SELECT partition, next_offset FROM command.command_partition WHERE topic_id = ?";

  private final Admin admin;
  private final JdbcTemplate jdbc;
  private final AtomicLong waiting = new AtomicLong();

  WaitingCommands(MeterRegistry registry, Admin admin, JdbcTemplate jdbc) {
    this.admin = admin;
    this.jdbc = jdbc;
    Gauge.builder("organization.commands.waiting", waiting, AtomicLong::get)
        .description("Records of the command topic that are not decided yet")
        .register(registry);
  }

  /** Keeps the last number while broker or database are away. */
  @Scheduled(fixedDelayString = "PT10S")
  void measure() {
    try {
      waiting.set(count());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | DataAccessException e) {
      log.debug("It cannot be told how many commands wait", e);
    }
  }

  private long count() throws InterruptedException, ExecutionException, TimeoutException {
    var topic = get(admin.describeTopics(List.of(Topics.COMMANDS)).allTopicNames());
    var commands = topic.get(Topics.COMMANDS);
    var first = offsets(commands, OffsetSpec.earliest());
    var end = offsets(commands, OffsetSpec.latest());
    var decided = decided(commands.topicId().toString());
    return end.keySet().stream()
        .mapToLong(
            partition ->
                end.get(partition)
                    - Math.max(first.get(partition), decided.getOrDefault(partition, 0L)))
        .filter(count -> count > 0)
        .sum();
  }

  private Map<Integer, Long> offsets(TopicDescription topic, OffsetSpec which)
      throws InterruptedException, ExecutionException, TimeoutException {
    var partitions =
        topic.partitions().stream()
            .map(each -> new TopicPartition(topic.name(), each.partition()))
            .collect(Collectors.toMap(Function.identity(), each -> which));
    var offsets = new HashMap<Integer, Long>();
    get(admin.listOffsets(partitions).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  private Map<Integer, Long> decided(String topicId) {
    var offsets = new HashMap<Integer, Long>();
    jdbc.query(
        DECIDED,
        row -> {
          offsets.put(row.getInt(1), row.getLong(2));
        },
        topicId);
    return offsets;
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
