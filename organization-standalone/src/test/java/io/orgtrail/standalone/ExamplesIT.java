package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.embedded.LoopbackPort;
import io.orgtrail.standalone.deployment.Checkout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples, run against a whole system. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ExamplesIT {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;

  private static ClientRun run;

  @BeforeAll
  static void start() throws Exception {
    run = ClientRun.start(directory.resolve("run"));
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  private static Process start(Path output, Path where, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    var settings = run.run().settings();
    builder.environment().put("ORGANIZATION_KAFKA", "127.0.0.1:" + settings.kafkaPort());
    builder.environment().put("ORGANIZATION_QUERY_URL", settings.queryUrl());
    builder.environment().put("ORGANIZATION_TOKEN", run.token("product"));
    return builder.redirectOutput(output.toFile()).start();
  }

  @Test
  void aSpringBootProductLeavesItsOrganizationsToTheService() throws Exception {
    var port = LoopbackPort.free().number();
    var output = directory.resolve("spring-boot.log");
    var product =
        start(
            output,
            directory,
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-jar",
                jar().toString(),
                "--server.port=" + port));
    try {
      await()
          .atMost(LONG)
          .until(() -> Files.readString(output).contains("Started WorkspacesApplication"));
      var url = "http://127.0.0.1:" + port + "/workspaces";
      var founded = post(url, "{\"name\":\"Design\",\"adminEmail\":\"dora@example.com\"}");
      assertThat(founded.statusCode()).as(founded.body()).isEqualTo(200);
      String id = JsonPath.read(founded.body(), "$.id");
      var people = url + "/" + id + "/people";
      await()
          .atMost(LONG)
          .until(() -> get(people).equals("[{\"userId\":\"product\",\"role\":\"OWNER\"}]"));

      try (var dora = run.client(ClientRun.Way.HTTP, "dora")) {
        await().atMost(LONG).until(() -> dora.me().invitations().stream().count() == 1);
        var mine = dora.me().invitations().stream().findFirst().orElseThrow();
        dora.invitations(id).accept(mine.invitation().id());
      }
      await()
          .atMost(LONG)
          .until(() -> get(people).contains("{\"userId\":\"dora\",\"role\":\"ADMIN\"}"));
      var again = post(url, "{\"name\":\"Design\",\"adminEmail\":\"dora@example.com\"}");
      assertThat(JsonPath.<String>read(again.body(), "$.code")).isEqualTo("NAME_TAKEN");
    } finally {
      product.destroy();
      product.waitFor();
    }
  }

  private static Path jar() throws IOException {
    try (var files = Files.list(Checkout.path("examples/spring-boot/target"))) {
      return files.filter(file -> file.toString().endsWith("-exec.jar")).findFirst().orElseThrow();
    }
  }

  private static HttpResponse<String> post(String url, String json) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private static String get(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  /** Runs where there is Node.js and a registry to have kafkajs from. */
  @Test
  void aNodeProgramGivesCommandsAndHearsOfThem() throws Exception {
    var sources = Checkout.path("examples/node");
    for (var file : List.of("package.json", "organizations.js", "main.js")) {
      Files.copy(sources.resolve(file), directory.resolve(file));
    }
    assumeTrue(ends("npm.log", "npm", "install", "--no-package-lock", "--no-audit", "--no-fund"));

    assertThat(ends("node.log", "node", "main.js", "node-acme"))
        .as(() -> text("node.log"))
        .isTrue();

    assertThat(text("node.log").lines().filter(line -> !line.startsWith("{")))
        .containsExactly(
            "created node-acme at version 2",
            "invited bob@example.com: SeatReserved, MemberInvited",
            "not again: ALREADY_INVITED",
            "heard of OrganizationCreated by product",
            "heard of MemberAdded by product",
            "heard of SeatReserved by product",
            "heard of MemberInvited by product");
  }

  private static boolean ends(String output, String... command) throws InterruptedException {
    try {
      var process = start(directory.resolve(output), directory, List.of(command));
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
