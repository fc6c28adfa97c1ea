package io.orgtrail.standalone.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The OpenAPI documents tell everything of every request, and nothing that is not so. */
class OpenApiTest {

  private static final OpenApi COMMAND = OpenApi.of("command");
  private static final OpenApi QUERY = OpenApi.of("query");
  private static final Pattern PERMISSION = Pattern.compile("`[a-z]+:[a-z]+`");

  /** What no operation that is described can be answered with. */
  private static final Set<ErrorCode> OF_NO_OPERATION =
      EnumSet.of(ErrorCode.METHOD_NOT_ALLOWED, ErrorCode.NOT_ACCEPTABLE);

  static Stream<OpenApi> documents() {
    return Stream.of(COMMAND, QUERY);
  }

  static Stream<Operation> operations() {
    return documents().flatMap(OpenApi::operations);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentDescribesEveryRequest(OpenApi api) {
    assertThat(api.operations().map(Operation::name))
        .containsExactlyInAnyOrderElementsOf(api.whoMayAsk().keySet());
    assertThat(api.operations().map(operation -> operation.text("operationId")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-zA-Z]+"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentIsOfThisVersionAndNeedsATokenForEverything(OpenApi api) {
    JsonNode document = api.document();
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(document.at("/info/title").asString()).isNotBlank();
    assertThat(document.at("/info/description").asString()).isNotBlank();
    assertThat(document.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
    assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationIsDescribed(Operation operation) {
    assertThat(operation.text("summary")).isNotBlank();
    assertThat(operation.text("description")).endsWith(".");
    assertThat(operation.description().path("tags")).isNotEmpty();
    assertThat(operation.description().has("security")).isFalse();
    assertThat(operation.parameters())
        .allSatisfy(
            parameter ->
                assertThat(parameter.path("description").asString(""))
                    .as(parameter.toString())
                    .isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationSaysWhoMayAsk(Operation operation) {
    String who = operation.document().whoMayAsk().get(operation.name());
    String said = operation.text("description");
    PERMISSION.matcher(who).results().forEach(it -> assertThat(said).contains(it.group()));
    if (who.equals("an operator")) {
      assertThat(said).contains("For operators.");
    }
    assertThat(said.contains("anyone signed in")).isEqualTo(who.contains("anyone signed in"));
    assertThat(operation.problems().containsKey(403))
        .isEqualTo(!who.equals("anyone signed in") || operation.name().startsWith("POST"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationShowsTheProblemsItHas(Operation operation) {
    assertThat(operation.problems()).containsKeys(400, 401, 429, 500, 503);
    operation
        .problems()
        .forEach(
            (status, problem) -> {
              Map<String, JsonNode> examples = operation.document().examples(problem);
              assertThat(examples).as("%s", status).isNotEmpty();
              examples.forEach(
                  (code, example) -> {
                    ErrorCode known = ErrorCode.valueOf(code);
                    assertThat(known.status()).isEqualTo(status);
                    assertThat(example.path("code").asString()).isEqualTo(code);
                    assertThat(example.path("type").asString()).isEqualTo(known.problemType());
                    assertFits(operation, problem.path("schema"), example);
                  });
            });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationShowsWhatItAnswers(Operation operation) {
    assertThat(operation.answers()).isNotEmpty();
    for (JsonNode answer : operation.answers()) {
      answer
          .path("content")
          .properties()
          .forEach(content -> assertShown(operation, content.getKey(), content.getValue()));
    }
    assertThat(operation.answers()).anyMatch(answer -> answer.has("content"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationShowsWhatItTakes(Operation operation) {
    operation
        .description()
        .path("requestBody")
        .path("content")
        .properties()
        .forEach(content -> assertShown(operation, content.getKey(), content.getValue()));
  }

  private static void assertShown(Operation operation, String type, JsonNode content) {
    Map<String, JsonNode> examples = operation.document().examples(content);
    assertThat(examples).as(type).isNotEmpty();
    examples
        .values()
        .forEach(
            example ->
                values(type, example)
                    .forEach(value -> assertFits(operation, content.path("schema"), value)));
  }

  /** A text may be several values, each on a line of its own. */
  private static List<JsonNode> values(String type, JsonNode example) {
    return switch (type) {
      case "application/x-ndjson" ->
          example.asString().lines().map(Json.mapper()::readTree).toList();
      case "text/event-stream" ->
          example
              .asString()
              .lines()
              .filter(line -> line.startsWith("data: "))
              .map(line -> Json.mapper().readTree(line.substring("data: ".length())))
              .toList();
      default -> List.of(example);
    };
  }

  private static void assertFits(Operation operation, JsonNode schema, JsonNode value) {
    assertThat(operation.document().wrong(schema, value)).as(value.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationTellsTheHeadersOfItsAnswers(Operation operation) {
    operation
        .responses()
        .forEach(
            (status, response) -> {
              Set<String> headers = new TreeSet<>(response.path("headers").propertyNames());
              if (status == 429 || status == 503) {
                assertThat(headers).contains("Retry-After");
              }
              if (status == 202) {
                assertThat(headers).contains("Location");
              }
              if (status < 300 && operation.document().equals(QUERY)) {
                assertThat(headers).contains("Position");
                assertThat(headers.contains("ETag"))
                    .isEqualTo(operation.hasParameter("If-None-Match"));
              }
            });
  }

  @Test
  void everyCommandHasAnExampleThatFitsItsOwnSchema() {
    Operation give =
        COMMAND.operations().filter(it -> it.name().startsWith("POST")).findFirst().orElseThrow();
    JsonNode body = give.description().at("/requestBody/content/application~1json");
    Map<String, JsonNode> examples = COMMAND.examples(body);
    JsonNode names = give.parameters().get(0).at("/schema/enum");
    assertThat(names.values().stream().map(JsonNode::asString))
        .hasSizeGreaterThan(50)
        .containsExactlyInAnyOrderElementsOf(examples.keySet());
    examples.forEach(
        (command, example) ->
            assertFits(give, COMMAND.document().at("/components/schemas/" + command), example));
  }

  @Test
  void everyCodeIsShownSomewhere() {
    Set<String> shown =
        documents()
            .flatMap(api -> api.document().at("/components/examples").propertyNames().stream())
            .collect(Collectors.toSet());
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorCode.values())
                .filter(code -> !OF_NO_OPERATION.contains(code))
                .map(Enum::name)
                .toList());
  }

  @Test
  void anExampleThatDoesNotFitIsFound() {
    JsonNode schema = Json.mapper().readTree("{\"$ref\":\"#/components/schemas/TeamView\"}");
    assertThat(QUERY.wrong(schema, Json.mapper().readTree("{\"id\":7}"))).contains("id", "slug");
  }
}
