package io.orgtrail.command.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends requests that no decent client would. */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 60_000;

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /** Sends a request whose target and headers are as they are; answers the status, 0 for none. */
  public int send(String method, String target, Map<String, String> headers, String body) {
    var all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Host", "localhost");
    all.putIfAbsent("Connection", "close");
    all.putIfAbsent("Content-Length", "" + body.length());
    var request = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
    all.forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    return send(request + "\r\n" + body);
  }

  private int send(String request) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var first = answer.readLine();
      return first == null ? 0 : Integer.parseInt(first.split(" ")[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
