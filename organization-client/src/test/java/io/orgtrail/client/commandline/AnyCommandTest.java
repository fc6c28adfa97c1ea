package io.orgtrail.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of commands that are given by name. */
class AnyCommandTest {

  private static final String ADD_BOB = "{\"organizationId\":\"acme\",\"userId\":\"bob\"}";

  /** What the command service was sent. */
  private record Given(String path, Headers headers, JsonNode fields) {}

  @TempDir private Path folder;
  private final List<Given> given = new ArrayList<>();
  private HttpServer service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          given.add(
              new Given(
                  exchange.getRequestURI().getPath(),
                  exchange.getRequestHeaders(),
                  Json.mapper().readTree(exchange.getRequestBody())));
          var bytes =
              """
              {"status":"ACCEPTED","commandId":"job-17","command":"AddMember",
               "organizationId":"acme","result":{"userId":"bob"},"events":["MemberAdded"],
               "version":7,"position":null,"duplicate":false,"dryRun":true}"""
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    service.start();
    shell =
        Shell.at(folder)
            .with("ORGANIZATION_COMMAND_URL", "http://127.0.0.1:" + service.getAddress().getPort())
            .with("ORGANIZATION_TOKEN", "token");
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private Given give(String name, String fields) {
    assertThat(shell.run("command", "give", name, fields)).as(shell.err()).isZero();
    return given.remove(0);
  }

  @Test
  void takesFieldsFromAnArgument_aFile_andStandardInput() throws IOException {
    var file = Files.writeString(folder.resolve("bob.json"), ADD_BOB);
    shell.input(ADD_BOB);
    for (var fields : List.of(ADD_BOB, "@" + file, "-")) {
      var sent = give("AddMember", fields);
      assertThat(sent.path()).isEqualTo("/commands/AddMember");
      assertThat(sent.fields().get("organizationId").asString()).isEqualTo("acme");
      assertThat(sent.fields().get("userId").asString()).isEqualTo("bob");
    }
  }

  @Test
  void sendsWhatIsNull_andNotWhatIsAbsent() {
    var cleared = give("SetSeatLimit", "{\"organizationId\":\"acme\",\"limit\":null}");
    assertThat(cleared.fields().has("limit")).isTrue();
    var unsaid = give("SetSeatLimit", "{\"organizationId\":\"acme\"}");
    assertThat(unsaid.fields().has("limit")).isFalse();
  }

  @Test
  void saysHowItIsToBeDecided() {
    assertThat(
            shell.run(
                "command",
                "give",
                "AddMember",
                ADD_BOB,
                "--dry-run",
                "--expected-version",
                "6",
                "--command-id",
                "job-17"))
        .isZero();
    var headers = given.remove(0).headers();
    assertThat(headers.getFirst("Dry-Run")).isEqualTo("true");
    assertThat(headers.getFirst("If-Match")).isEqualTo("\"6\"");
    assertThat(headers.getFirst("Idempotency-Key")).isEqualTo("job-17");

    headers = give("AddMember", ADD_BOB).headers();
    assertThat(headers.getFirst("Dry-Run")).isNull();
    assertThat(headers.getFirst("If-Match")).isNull();
    assertThat(headers.getFirst("Idempotency-Key")).isNotEqualTo("job-17").isNotBlank();
  }

  @Test
  void showsTheAnswer() {
    give("AddMember", ADD_BOB);
    assertThat(shell.out().lines())
        .contains("command          AddMember", "events           MemberAdded")
        .contains("result           userId=bob", "dry run          true");
    shell.run("command", "give", "AddMember", ADD_BOB, "--json");
    assertThat(Json.mapper().readTree(shell.out()).at("/result/userId").asString())
        .isEqualTo("bob");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"organizationId\":\"acme\",\"user\":\"bob\"} | user: is not a field of AddMember",
        "{\"organizationId\":\"acme\",\"userId\":[1]} | userId: must be a string",
        "{\"organizationId\":\"acme\",\"userId\":1} | userId: must be a string",
        "[] | The fields must be a JSON object",
        "null | The fields must be a JSON object",
        "{\"organizationId\": | The fields are no JSON at line 1, column 19",
        "{\"organizationId\":\"acme\"} {} | The fields",
      })
  void namesAFieldThatIsWrong_andSendsNothing(String fields, String message) {
    assertThat(shell.run("command", "give", "AddMember", fields)).isEqualTo(6);
    assertThat(shell.err()).startsWith("organization: " + message);
    assertThat(given).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FireEverybody", "ExpireInvitation", "../config"})
  void namesACommandThatThereIsNot(String name) {
    assertThat(shell.run("command", "give", name, ADD_BOB)).isEqualTo(2);
    assertThat(shell.err()).startsWith("organization: There is no command " + name);
    assertThat(shell.run("command", "schema", name)).isEqualTo(2);
    assertThat(given).isEmpty();
  }

  @Test
  void namesAFileThatCannotBeRead() {
    assertThat(shell.run("command", "give", "AddMember", "@" + folder + "/none.json")).isEqualTo(2);
    assertThat(shell.err()).contains(folder + "/none.json");
  }

  @Test
  void listsCommands_withWhoMayGiveThem() {
    service.stop(0);
    assertThat(shell.run("command", "list")).isZero();
    assertThat(shell.out().lines().skip(1)).hasSameSizeAs(MessageCatalogue.commands().keySet());
    assertThat(shell.out())
        .containsPattern("ForgetPerson +For operators\\.")
        .containsPattern("AddMember +For holders of members:manage\\.");
  }

  static Iterable<String> names() {
    return MessageCatalogue.commands().keySet();
  }

  /** The example of a schema is what the service reads, too. */
  @ParameterizedTest
  @MethodSource("names")
  void tellsTheFieldsOfEachCommand_andReadsItsExample(String name) {
    assertThat(shell.run("command", "schema", name)).isZero();
    var schema = Json.mapper().readTree(shell.out());
    assertThat(schema.get("title").asString()).isEqualTo(name);
    var example = schema.at("/examples/0");
    var sent = give(name, example.toString()).fields();
    assertThat(example.properties())
        .isNotEmpty()
        .filteredOn(field -> field.getValue().isString())
        .allSatisfy(field -> assertThat(sent.get(field.getKey())).isEqualTo(field.getValue()));
  }

  @Test
  void tellsFieldsOnALine_toPrograms() {
    assertThat(shell.run("command", "schema", "AddMember", "--json")).isZero();
    assertThat(shell.out().lines()).hasSize(1);
  }
}
