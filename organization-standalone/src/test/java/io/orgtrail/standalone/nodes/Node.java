package io.orgtrail.standalone.nodes;

import io.orgtrail.embedded.LoopbackPort;
import io.orgtrail.standalone.StandaloneApplication;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An instance of a service in a small JVM of its own. */
record Node(Process process, String url, Transport transport, String token)
    implements AutoCloseable {
  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Starts a service; what it says goes into a file. */
  static Node start(
      Class<?> application,
      String portSetting,
      Map<String, String> settings,
      Transport transport,
      String token,
      Path output)
      throws IOException {
    int port = LoopbackPort.free().number();
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(SMALL);
    command.addAll(List.of("-cp", classPath(), application.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder.environment().put(portSetting, Integer.toString(port));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    String url = "%s://%s:%d".formatted(transport.scheme(), LoopbackPort.ADDRESS, port);
    return new Node(builder.start(), url, transport, token);
  }

  /** As in its own jar, where nothing of the standalone run sets up logging. */
  private static String classPath() {
    String standalone =
        StandaloneApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).equals(Path.of(standalone)))
        .collect(Collectors.joining(File.pathSeparator));
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
    return send(request(path, headers));
  }

  /** Posts JSON. */
  HttpResponse<String> post(String path, String json, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path, headers).header("Content-Type", "application/json");
    return send(request.POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return transport.http().send(request.build(), BodyHandlers.ofString());
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
