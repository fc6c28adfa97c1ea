package io.orgtrail.command.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Somebody's endpoint: answers as a test says and keeps what it was told. */
final class Receiver implements AutoCloseable {

  private static final int LETTERS = 1_000;

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String address;
  private final SSLContext tls;
  private HttpServer server;
  private int port;
  private volatile Answer answer = Receiver::ok;

  private Receiver(String address, SSLContext tls) {
    this.address = address;
    this.tls = tls;
    open();
  }

  /** One that takes everything. */
  static Receiver open(String address) {
    return new Receiver(address, null);
  }

  /** One whose certificate only it vouches for. */
  static Receiver selfSigned() {
    return new Receiver("127.0.0.1", SelfSigned.tls());
  }

  /** One on an address that may be called. */
  static Receiver onLoopback() {
    return open("127.0.0.1");
  }

  /** How it answers a request. */
  @FunctionalInterface
  interface Answer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A request. */
  record Told(Headers headers, String body) {

    String id() {
      return headers.getFirst("webhook-id");
    }

    String type() {
      return json().path("type").asString();
    }

    long position() {
      return json().path("position").asLong();
    }

    JsonNode json() {
      return Json.mapper().readTree(body);
    }

    /** It was signed with this secret, a moment ago. */
    void assertSignedWith(String secret) {
      assertThatCode(() -> new Webhook(secret).verify(body, headers)).doesNotThrowAnyException();
    }
  }

  /** Answers from now on with that status. */
  Receiver answering(int status) {
    return answering(status, "");
  }

  /** Answers from now on with that status and text. */
  Receiver answering(int status, String text) {
    return answering(
        exchange -> {
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  /** Answers from now on in its own way. */
  Receiver answering(Answer way) {
    answer = way;
    return this;
  }

  /** Answers nothing until the latch is open, then takes what it was told. */
  Receiver stallingUntil(CountDownLatch latch) {
    return answering(
        exchange -> {
          latch.await();
          ok(exchange);
        });
  }

  /** Answers one letter now and then. */
  Receiver trickling() {
    return answering(
        exchange -> {
          exchange.sendResponseHeaders(200, LETTERS);
          for (var i = 0; i < LETTERS; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            closed.await(200, TimeUnit.MILLISECONDS);
          }
        });
  }

  private static void ok(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(204, -1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      told.add(new Told(exchange.getRequestHeaders(), body));
      answer.give(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where it is. */
  String url() {
    return (tls == null ? "http://" : "https://") + address + ":" + port + "/hook?key=hidden";
  }

  int port() {
    return port;
  }

  /** Whatever it was told so far. */
  List<Told> told() {
    return told;
  }

  /** So much, once it was told. */
  List<Told> told(int count) {
    return Awaitility.await().until(() -> told, it -> it.size() >= count);
  }

  /** The ids of what it was told so far. */
  List<String> ids() {
    return told.stream().map(Told::id).toList();
  }

  /** Takes no connections any more. */
  void shut() {
    server.stop(0);
  }

  /** Takes connections, on the port it had when it had one. */
  void open() {
    try {
      server = server(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private HttpServer server(InetSocketAddress place) throws IOException {
    if (tls == null) {
      return HttpServer.create(place, 0);
    }
    var https = HttpsServer.create(place, 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    return https;
  }

  @Override
  public void close() {
    closed.countDown();
    shut();
    threads.shutdownNow();
  }
}
