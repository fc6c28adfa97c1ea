package io.orgtrail.standalone.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Takes spans by OTLP over HTTP, as a collector does, and keeps them. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Seen> spans = new CopyOnWriteArrayList<>();

  /**
   * A span that was sent.
   *
   * @param service which sent it
   * @param parentId empty when the trace begins with it
   */
  record Seen(
      String service,
      String traceId,
      String spanId,
      String parentId,
      String name,
      Map<String, String> attributes) {}

  private Collector(HttpServer server) {
    this.server = server;
  }

  static Collector start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Collector collector = new Collector(server);
    server.createContext("/v1/traces", collector::take);
    server.start();
    return collector;
  }

  String endpoint() {
    return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
  }

  /** The spans of a trace so far. */
  List<Seen> trace(String traceId) {
    return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  /** All spans so far. */
  List<Seen> spans() {
    return Collections.unmodifiableList(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ProtobufFields request = ProtobufFields.of(exchange.getRequestBody().readAllBytes());
      request.messages(1).forEach(this::takeAll);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void takeAll(ProtobufFields resourceSpans) {
    String service =
        attributes(resourceSpans.messages(1).get(0).messages(1)).getOrDefault("service.name", "");
    for (ProtobufFields scope : resourceSpans.messages(2)) {
      scope.messages(2).forEach(span -> spans.add(seen(service, span)));
    }
  }

  private static Seen seen(String service, ProtobufFields span) {
    HexFormat hex = HexFormat.of();
    return new Seen(
        service,
        hex.formatHex(span.bytes(1)),
        hex.formatHex(span.bytes(2)),
        hex.formatHex(span.bytes(4)),
        span.text(5),
        attributes(span.messages(9)));
  }

  /** Those that are texts. */
  private static Map<String, String> attributes(List<ProtobufFields> attributes) {
    return attributes.stream()
        .collect(Collectors.toMap(each -> each.text(1), each -> each.messages(2).get(0).text(1)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
