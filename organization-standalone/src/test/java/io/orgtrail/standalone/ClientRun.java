package io.orgtrail.standalone;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.client.OrganizationClient;
import io.orgtrail.client.OrganizationClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A standalone run, and clients of it. */
record ClientRun(ChildRun run) implements AutoCloseable {

  /** How a client gives commands. */
  enum Way {
    KAFKA,
    HTTP
  }

  static ClientRun start(Path directory) throws IOException {
    Files.createDirectories(directory);
    var environment = ChildRun.freePorts(directory.resolve("data"));
    return new ClientRun(ChildRun.ready(environment, directory.resolve("output.log")));
  }

  /** A client for somebody whose e-mail address is at example.com. */
  OrganizationClient client(Way way, String sub) {
    return builder(way).token(token(sub)).build();
  }

  /** A client for an operator. */
  OrganizationClient operator(Way way) throws IOException {
    var token = run.settings().dataDirectory().resolve("operator.token");
    return builder(way).token(Files.readString(token).strip()).build();
  }

  OrganizationClientBuilder builder(Way way) {
    var settings = run.settings();
    var builder = OrganizationClient.builder().queryUrl(settings.queryUrl());
    return way == Way.KAFKA
        ? builder.kafka("127.0.0.1:" + settings.kafkaPort())
        : builder.commandsOverHttp(settings.commandUrl());
  }

  String token(String sub) {
    try {
      var claims = "{\"sub\":\"%1$s\",\"email\":\"%1$s@example.com\"}".formatted(sub);
      return JsonPath.read(run.token(claims).body(), "$.token");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    run.close();
  }
}
