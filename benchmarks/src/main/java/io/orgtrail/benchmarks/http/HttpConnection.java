package io.orgtrail.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/** One connection that is kept, for one thread: little CPU is spent on this side of it. */
public final class HttpConnection implements AutoCloseable {
  private static final Timeout PATIENCE = Timeout.ofSeconds(120);
  private static final DefaultBHttpClientConnectionFactory CONNECTIONS =
      DefaultBHttpClientConnectionFactory.builder().build();
  private static final HttpProcessor HEADERS = HttpProcessors.client("orgtrail-benchmarks");
  private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();
  private static final byte[] EMPTY = {};

  private final URI service;
  private HttpClientConnection connection;

  public HttpConnection(String service) {
    this.service = URI.create(service);
  }

  /** Asks as the holder of the token, with headers given as names and values in turn. */
  public HttpAnswer get(String path, String token, String... headers) {
    BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", path);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request, token);
  }

  /** Posts JSON; without a token when that is {@code null}. */
  public HttpAnswer post(String path, String token, String json) {
    BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", path);
    request.setEntity(
        new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    return send(request, token);
  }

  private HttpAnswer send(ClassicHttpRequest request, String token) {
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    try {
      return exchange(request);
    } catch (IOException | HttpException e) {
      close();
      throw new UncheckedIOException(
          new IOException("%s %s%s".formatted(request.getMethod(), service, request.getPath()), e));
    }
  }

  private HttpAnswer exchange(ClassicHttpRequest request) throws IOException, HttpException {
    HttpClientConnection open = open();
    HttpCoreContext context = HttpCoreContext.create();
    request.setScheme(service.getScheme());
    request.setAuthority(new URIAuthority(service.getHost(), service.getPort()));
    EXECUTOR.preProcess(request, HEADERS, context);
    try (ClassicHttpResponse response = EXECUTOR.execute(request, open, context)) {
      byte[] body =
          response.getEntity() == null ? EMPTY : EntityUtils.toByteArray(response.getEntity());
      Header position = response.getFirstHeader("Position");
      boolean kept = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
      HttpAnswer answer =
          new HttpAnswer(response.getCode(), body, position == null ? null : position.getValue());
      if (!kept) {
        close();
      }
      return answer;
    }
  }

  private HttpClientConnection open() throws IOException {
    if (connection == null || !connection.isOpen()) {
      Socket socket = new Socket(service.getHost(), service.getPort());
      socket.setTcpNoDelay(true);
      connection = CONNECTIONS.createConnection(socket);
      connection.setSocketTimeout(PATIENCE);
    }
    return connection;
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close(CloseMode.IMMEDIATE);
      connection = null;
    }
  }
}
