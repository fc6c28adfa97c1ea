package io.orgtrail.standalone.nodes;

import io.orgtrail.embedded.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An instance of a service in a small JVM of its own. */
record Node(Process process, String url, String token) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Starts a service; what it says goes into a file. */
  static Node start(
      Class<?> application,
      String portSetting,
      Map<String, String> settings,
      String token,
      Path output)
      throws IOException {
    int port = LoopbackPort.free().number();
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(SMALL);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), application.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder.environment().put(portSetting, Integer.toString(port));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Node(builder.start(), "http://%s:%d".formatted(LoopbackPort.ADDRESS, port), token);
  }

  /** Whether it answers that it is ready; fails when it has ended. */
  boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("Ended with " + process.exitValue());
    }
    try {
      return get("/actuator/health/readiness").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** Ends it as {@code kill -9} does: nothing is given back or told. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
