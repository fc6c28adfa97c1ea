package io.orgtrail.standalone.nodes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Adds one member after the other to organizations in turn, whether or not anybody answers, and
 * sends now and then a command again that was sent before.
 */
final class Traffic implements AutoCloseable {
  static final String REPLIES = "nodes.replies";

  private static final int ORGANIZATIONS = 12;
  private static final int PAUSE_MILLIS = 10;
  private static final int AGAIN_EVERY = 7;

  private final KafkaProducer<String, String> producer;
  private final ScheduledExecutorService sending = Executors.newSingleThreadScheduledExecutor();
  private final String token;
  private final Random random;
  private final List<String> organizations =
      IntStream.range(0, ORGANIZATIONS).mapToObj(number -> "acme-" + number).toList();
  private final List<Sent> commands = Collections.synchronizedList(new ArrayList<>());
  private final List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
  private volatile int count;

  /**
   * A command.
   *
   * @param place which of its organization's it is, from 0
   */
  record Sent(String id, String organizationId, int place, ProducerRecord<String, String> record) {
    String userId() {
      return "user-" + place;
    }
  }

  Traffic(Cluster cluster, Random random) throws ExecutionException, InterruptedException {
    this.token = cluster.token();
    this.random = random;
    Map<String, Object> settings = Map.of("bootstrap.servers", cluster.broker());
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(REPLIES, 1, (short) 1))).all().get();
    }
    producer =
        new KafkaProducer<>(patient(settings), new StringSerializer(), new StringSerializer());
  }

  /** However long the broker is away, what was sent gets there. */
  private static Map<String, Object> patient(Map<String, Object> settings) {
    Map<String, Object> patient = new HashMap<>(settings);
    patient.put("delivery.timeout.ms", 1_000_000);
    patient.put("max.block.ms", 1_000_000);
    return patient;
  }

  void begin() {
    organizations.forEach(id -> add(id, 0, "CreateOrganization", "\"name\":\"%s\"".formatted(id)));
    sending.scheduleAtFixedRate(this::next, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void next() {
    int number = commands.size();
    int place = number / ORGANIZATIONS;
    String member = "\"userId\":\"user-%d\",\"role\":\"MEMBER\"".formatted(place);
    add(organizations.get(number % ORGANIZATIONS), place, "AddMember", member);
    if (number % AGAIN_EVERY == 0) {
      send(commands.get(random.nextInt(commands.size())));
    }
  }

  private void add(String organizationId, int place, String command, String fields) {
    String id = UUID.randomUUID().toString();
    String json = "{\"organizationId\":\"%s\",%s}".formatted(organizationId, fields);
    ProducerRecord<String, String> record =
        new ProducerRecord<>("organization.commands", organizationId, json);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            id,
            "ce_type",
            "io.orgtrail." + command,
            "ce_source",
            "/nodes",
            "content-type",
            "application/json",
            "authorization",
            "Bearer " + token,
            "kafka_replyTopic",
            REPLIES,
            "kafka_correlationId",
            id)
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    Sent sent = new Sent(id, organizationId, place, record);
    commands.add(sent);
    send(sent);
  }

  private void send(Sent sent) {
    count++;
    producer.send(
        sent.record(),
        (place, failure) -> {
          if (failure != null) {
            failures.add(failure);
          }
        });
  }

  /** Sends no more; what was sent is with the broker. */
  void end() throws InterruptedException {
    sending.shutdown();
    sending.awaitTermination(1, TimeUnit.MINUTES);
    producer.flush();
  }

  /** Why the broker did not take something; empty when it took everything. */
  List<Exception> failures() {
    return failures;
  }

  /** How many records were sent, those that were sent again too. */
  int count() {
    return count;
  }

  /** What was sent, each once, in that order. */
  List<Sent> commands() {
    synchronized (commands) {
      return List.copyOf(commands);
    }
  }

  /** What was sent to an organization, in that order. */
  List<Sent> commands(String organizationId) {
    return commands().stream()
        .filter(sent -> sent.organizationId().equals(organizationId))
        .toList();
  }

  List<String> organizations() {
    return organizations;
  }

  @Override
  public void close() {
    sending.shutdownNow();
    producer.close();
  }
}
