package io.orgtrail.client;

import io.orgtrail.client.requests.KnownIds;
import io.orgtrail.client.requests.Positions;
import io.orgtrail.client.transport.CommandTransport;
import io.orgtrail.client.transport.HttpCommandTransport;
import io.orgtrail.client.transport.HttpService;
import io.orgtrail.client.transport.KafkaCommandTransport;
import io.orgtrail.client.transport.KafkaSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Says where the services are; unless it does, they are where a standalone run has them. */
public final class OrganizationClientBuilder {

  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final Map<String, Object> kafka =
      new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:19092"));
  private URI queryUrl = URI.create("http://127.0.0.1:8080");
  private URI commandUrl = URI.create("http://127.0.0.1:8081");
  private String replyTopic = "organization-client.replies";
  private boolean overHttp;
  private Duration patience = Duration.ofSeconds(30);
  private Supplier<String> token;

  OrganizationClientBuilder() {}

  /** Where the query service is, e.g. {@code https://organizations.example.com}. */
  public OrganizationClientBuilder queryUrl(String url) {
    queryUrl = URI.create(url);
    return this;
  }

  /** Gives commands over HTTP instead of Kafka, to the command service at that address. */
  public OrganizationClientBuilder commandsOverHttp(String url) {
    commandUrl = URI.create(url);
    overHttp = true;
    return this;
  }

  /** Gives commands over Kafka: brokers, separated by commas. */
  public OrganizationClientBuilder kafka(String bootstrapServers) {
    return kafkaSetting("bootstrap.servers", bootstrapServers);
  }

  /**
   * A setting of Kafka's own clients, such as those of TLS and SASL.
   *
   * @throws IllegalArgumentException when commands rely on what it is, as on {@code acks}
   */
  public OrganizationClientBuilder kafkaSetting(String name, Object value) {
    KafkaSettings.requireForOthers(name);
    kafka.put(name, value);
    overHttp = false;
    return this;
  }

  /**
   * Where answers are to go over Kafka: a topic that any number of clients share, made when it is
   * not there. Whoever may read it can read the answers to all of them. The service allows names
   * that have {@code replies} in them unless it is set otherwise.
   */
  public OrganizationClientBuilder replyTopic(String name) {
    replyTopic = name;
    return this;
  }

  /** How long an answer is waited for, 30 seconds unless said. */
  public OrganizationClientBuilder deadline(Duration time) {
    patience = time;
    return this;
  }

  /** Calls as whoever a bearer token names. */
  public OrganizationClientBuilder token(String value) {
    return token(() -> value);
  }

  /** Calls as whoever a bearer token names, which is asked for each time: it may be renewed. */
  public OrganizationClientBuilder token(Supplier<String> source) {
    token = source;
    return this;
  }

  /**
   * Connects.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   */
  public OrganizationClient build() {
    Objects.requireNonNull(token, "a token says who calls: set token");
    var workers = Executors.newCachedThreadPool(threads("organization-client-http"));
    try {
      var http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECTING)
              .executor(workers)
              .build();
      var connections =
          new Connections(
              commands(http),
              new HttpService(http, queryUrl),
              new Positions(),
              new KnownIds(),
              patience,
              workers);
      return new OrganizationClient(connections, token);
    } catch (RuntimeException e) {
      workers.shutdownNow();
      throw e;
    }
  }

  private CommandTransport commands(HttpClient http) {
    return overHttp
        ? new HttpCommandTransport(new HttpService(http, commandUrl))
        : new KafkaCommandTransport(Map.copyOf(kafka), replyTopic);
  }

  private static ThreadFactory threads(String name) {
    var number = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
