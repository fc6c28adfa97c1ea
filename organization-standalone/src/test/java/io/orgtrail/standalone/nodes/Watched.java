package io.orgtrail.standalone.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orgtrail.embedded.LoopbackPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * An organization that gets its commands over HTTP, each sent with one key until it is answered,
 * and tells a webhook what happens.
 */
final class Watched implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String ID = "watched";

  private final Supplier<Node> command;
  private final HttpServer endpoint;
  private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
  private final List<Integer> versions = Collections.synchronizedList(new ArrayList<>());
  private CompletableFuture<Void> giving;
  private volatile boolean ended;

  /** Its commands go to whichever service there is. */
  Watched(Supplier<Node> command) throws IOException {
    this.command = command;
    endpoint = HttpServer.create(new InetSocketAddress(LoopbackPort.ADDRESS, 0), 0);
    endpoint.createContext("/", this::hear);
    endpoint.start();
  }

  private void hear(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    told.computeIfAbsent(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            id -> ConcurrentHashMap.newKeySet())
        .add(body);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  void begin() {
    giving = CompletableFuture.runAsync(this::giveAll);
  }

  private void giveAll() {
    give("CreateOrganization", "\"name\":\"Watched\"");
    String url = "http://%s:%d/".formatted(LoopbackPort.ADDRESS, endpoint.getAddress().getPort());
    give("RegisterWebhook", "\"url\":\"%s\"".formatted(url));
    for (int number = 0; !ended; number++) {
      give("AddMember", "\"userId\":\"user-%d\"".formatted(number));
    }
  }

  private void give(String name, String fields) {
    String key = UUID.randomUUID().toString();
    String json = "{\"organizationId\":\"%s\",%s}".formatted(ID, fields);
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () ->
                isAccepted(command.get().post("/commands/" + name, json, "Idempotency-Key", key)));
  }

  /** Refused is none of them: neither by a rule nor because the first answer was lost. */
  private boolean isAccepted(HttpResponse<String> answer) {
    if (answer.statusCode() == 202 || answer.statusCode() == 503) {
      return false;
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return versions.add(JsonPath.read(answer.body(), "$.version"));
  }

  /** Returns when some more commands are answered. */
  void awaitMore(int number) {
    int wanted = versions.size() + number;
    await().atMost(PATIENCE).until(() -> versions.size() >= wanted || giving.isDone());
  }

  /** Gives no more commands; the last one is answered. */
  void end() {
    ended = true;
    giving.join();
  }

  /**
   * Each command had one effect, and the webhook was told of each event, always in the same words.
   */
  void isComplete(Cluster cluster) {
    int last = versions.get(versions.size() - 1);
    // The creation has two events; the webhook is told what comes after its registration.
    assertThat(versions)
        .isEqualTo(LongStream.rangeClosed(2, last).mapToObj(it -> (int) it).toList());
    List<String> events =
        cluster
            .database()
            .queryForList(
                "SELECT event_id::text FROM eventstore.event WHERE organization_id = ?"
                    + " AND version > 3 ORDER BY position",
                String.class,
                ID);
    assertThat(events).hasSize(last - 3);
    await().atMost(PATIENCE).until(() -> told.keySet().containsAll(events));
    assertThat(told.values()).allSatisfy(bodies -> assertThat(bodies).hasSize(1));
  }

  @Override
  public void close() {
    ended = true;
    endpoint.stop(0);
  }
}
