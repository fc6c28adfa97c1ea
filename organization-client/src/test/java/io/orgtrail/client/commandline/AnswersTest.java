package io.orgtrail.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of what services answer. */
class AnswersTest {

  @TempDir private Path settings;
  private HttpServer service;
  private Shell shell;
  private volatile int status = 200;
  private volatile String body = "{}";

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    service.start();
    var url = "http://127.0.0.1:" + service.getAddress().getPort();
    shell =
        Shell.at(settings)
            .with("ORGANIZATION_QUERY_URL", url)
            .with("ORGANIZATION_COMMAND_URL", url)
            .with("ORGANIZATION_TOKEN", "token");
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private void refuses(int with, String code) {
    status = with;
    body =
        """
        {"code":"%s","status":%d,"title":"No","detail":"name: must be short",
         "fields":[{"field":"name","message":"must be short"}]}"""
            .formatted(code, with);
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID, 6",
    "401, UNAUTHENTICATED, 5",
    "403, FORBIDDEN, 5",
    "404, NOT_FOUND, 4",
    "410, ORGANIZATION_DELETED, 4",
    "409, LAST_OWNER, 3",
    "422, UNKNOWN_ROLE, 3",
    "413, TOO_LARGE, 6",
    "429, RATE_LIMITED, 8",
    "500, INTERNAL_ERROR, 7",
    "503, UNAVAILABLE, 7"
  })
  void endsWithTheClassOfTheRefusal(int with, String code, int end) {
    refuses(with, code);
    assertThat(shell.run("get", "acme", "--timeout", "1")).isEqualTo(end);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err())
        .isEqualToNormalizingNewlines("organization: " + code + "\n  name: must be short\n");

    assertThat(shell.run("get", "acme", "--timeout", "1", "--json")).isEqualTo(end);
    var failure = Json.mapper().readTree(shell.err());
    assertThat(failure.get("code").asString()).isEqualTo(code);
    assertThat(failure.get("status").asInt()).isEqualTo(with);
    assertThat(failure.at("/fields/0/field").asString()).isEqualTo("name");
  }

  @Test
  void endsOtherwise_whenNobodyOrSomebodyElseAnswers() {
    status = 502;
    body = "<html>";
    assertThat(shell.run("get", "acme", "--timeout", "1")).isEqualTo(7);
    stop();
    assertThat(shell.run("get", "acme", "--timeout", "1")).isEqualTo(7);
    assertThat(shell.err()).startsWith("organization: UNANSWERED").doesNotContain("\tat ");
  }

  @Test
  void showsATableForPeople_andALineEachForPrograms() {
    body =
        """
        {"data":[
          {"userId":"alice","email":"alice@example.com","name":"Alice","role":"OWNER",
           "joinedAt":"2026-01-31T12:00:00.123456Z","teams":[],"projects":[]},
          {"userId":"bob","email":null,"name":"\\u6771\\u4eac \\u001b[31m","role":"ADMIN",
           "joinedAt":"2026-02-01T12:00:00Z","teams":[],"projects":[]}],"nextCursor":null}""";
    assertThat(shell.run("member", "list", "acme")).isZero();
    assertThat(shell.out())
        .isEqualToNormalizingNewlines(
            """
            USER ID  EMAIL              NAME        ROLE   JOINED AT
            alice    alice@example.com  Alice       OWNER  2026-01-31T12:00:00Z
            bob      -                  東京 ?[31m  ADMIN  2026-02-01T12:00:00Z
            """);
    assertThat(shell.run("member", "list", "acme", "--json")).isZero();
    assertThat(shell.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"userId\":"));
    assertThat(shell.run("member", "list", "acme", "--limit", "1")).isZero();
    assertThat(shell.out().lines()).hasSize(2);
  }

  @Test
  void showsHeadingsOverNothing() {
    body = "{\"data\":[],\"nextCursor\":null}";
    assertThat(shell.run("team", "list", "acme")).isZero();
    assertThat(shell.out().strip()).isEqualTo("ID  SLUG  NAME  MEMBER COUNT  CREATED AT");
    assertThat(shell.run("team", "list", "acme", "--json")).isZero();
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void asksBeforeItDestroys() {
    body =
        """
        {"status":"ACCEPTED","commandId":"1","command":"RemoveMember","organizationId":"acme",
         "result":{},"events":["UserRemoved"],"version":7,"position":12,"id":"acme"}""";
    assertThat(shell.run("member", "remove", "acme", "bob")).isEqualTo(2);
    assertThat(shell.err()).contains("--yes");
    assertThat(shell.run("member", "remove", "acme", "bob", "--yes")).isZero();
    assertThat(shell.out().strip()).isEqualTo("UserRemoved: version 7, position 12");

    assertThat(shell.attended("n").run("member", "remove", "acme", "bob")).isEqualTo(1);
    assertThat(shell.err()).contains("Remove bob from acme? [y/N]", "Nothing was done");
    assertThat(shell.attended("y").run("member", "remove", "acme", "bob")).isZero();
    assertThat(shell.out()).startsWith("UserRemoved");
  }

  @Test
  void forgetsOnePersonAlone_andAsksBefore() {
    body =
        """
        {"status":"ACCEPTED","commandId":"1","command":"ForgetPerson","organizationId":null,
         "result":{"organizations":2},"events":["PersonForgotten"],"version":0,"position":12}""";
    for (var who : List.of("person forget --yes", "person forget bob --email b@c.de --yes")) {
      assertThat(shell.run(who.split(" "))).isEqualTo(2);
      assertThat(shell.err()).contains("Who is meant?");
    }
    assertThat(shell.attended("n").run("person", "forget", "--email", "b@c.de")).isEqualTo(1);
    assertThat(shell.err()).contains("Forget b@c.de for ever, in every organization?");
    assertThat(shell.attended("y").run("person", "forget", "bob")).isZero();
    assertThat(shell.out()).isEqualToNormalizingNewlines("organizations  2\nposition       12\n");
  }

  @Test
  void endsAsUsedWrongly_whenAFileCannotBeWritten() {
    var nowhere = settings.resolve("none/acme.ndjson").toString();
    assertThat(shell.run("audit", "export", "acme", "--output", nowhere)).isEqualTo(2);
    assertThat(shell.err()).contains(nowhere);
  }

  @Test
  void endsWithOne_whenAnAuditTrailIsNotVerified() {
    body = "{\"verified\":false,\"events\":7,\"firstBroken\":5,\"reason\":\"CHANGED\"}";
    assertThat(shell.run("audit", "verify", "acme")).isEqualTo(1);
    assertThat(shell.out()).contains("first broken  5");
  }
}
