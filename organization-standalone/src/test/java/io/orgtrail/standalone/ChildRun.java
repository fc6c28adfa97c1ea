package io.orgtrail.standalone;

import static org.awaitility.Awaitility.await;

import io.orgtrail.embedded.LoopbackPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A standalone run in a JVM of its own. */
record ChildRun(Process process, StandaloneSettings settings) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LONG = Duration.ofMinutes(5);

  static Map<String, String> freePorts(Path directory) {
    Map<String, String> environment = new HashMap<>();
    for (String name : List.of("QUERY", "COMMAND", "KAFKA", "POSTGRES")) {
      environment.put(
          "ORGANIZATION_" + name + "_PORT", Integer.toString(LoopbackPort.free().number()));
    }
    environment.put("ORGANIZATION_DATA_DIR", directory.toString());
    return environment;
  }

  static ChildRun start(Map<String, String> environment) throws IOException {
    return new ChildRun(builder(environment).start(), StandaloneSettings.from(environment::get));
  }

  /** Starts one that writes all it says into a file, and waits until it is ready. */
  static ChildRun ready(Map<String, String> environment, Path output) throws IOException {
    ProcessBuilder builder = builder(environment).redirectErrorStream(true);
    ChildRun run =
        new ChildRun(
            builder.redirectOutput(output.toFile()).start(),
            StandaloneSettings.from(environment::get));
    await("ready").atMost(LONG).until(() -> run.said(output).contains("\nready"));
    return run;
  }

  /** What it has written into its file; fails with that when it has ended. */
  String said(Path output) throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(output));
    }
    return Files.readString(output);
  }

  private static ProcessBuilder builder(Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            StandaloneApplication.class.getName());
    builder.environment().putAll(environment);
    return builder;
  }

  /** The line that says it is ready; fails with all that was said when it never does. */
  String ready() throws IOException {
    StringBuilder output = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("ready")) {
        return line;
      }
      output.append(line).append('\n');
    }
    throw new IOException("Ended before it was ready:\n" + output + errors());
  }

  String errors() {
    try (InputStream errors = process.getErrorStream()) {
      return new String(errors.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int status(String url) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  HttpResponse<String> token(String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.issuer() + "/tokens"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  int stop() {
    process.destroy();
    return process.onExit().join().exitValue();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    stop();
  }
}
