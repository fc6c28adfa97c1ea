package io.orgtrail.command.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.orgtrail.api.messages.Json;
import io.orgtrail.command.schemas.CommandSchemas;
import io.orgtrail.command.schemas.EventSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas in docs/schemas are those of the messages, {@code -Dschemas.write} renews them; and
 * whoever goes by one that was checked in is still understood. Whoever has to break that deletes
 * the file first.
 */
class SchemasTest {

  private static final boolean WRITE = System.getProperty("schemas.write") != null;
  private static final Path DIRECTORY = AsyncApi.checkout().resolve("docs/schemas");
  private static final Map<String, ObjectNode> COMMANDS = commands();
  private static final Map<String, ObjectNode> EVENTS = new EventSchemas().all();

  private static Map<String, ObjectNode> commands() {
    var commands = new TreeMap<String, ObjectNode>();
    new CommandSchemas().all().forEach(it -> commands.put(it.name(), it.schema()));
    return commands;
  }

  static Stream<Arguments> schemas() {
    return Stream.concat(
        COMMANDS.entrySet().stream().map(it -> arguments("commands", it.getKey(), it.getValue())),
        EVENTS.entrySet().stream().map(it -> arguments("events", it.getKey(), it.getValue())));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whoeverGoesByTheOneCheckedInIsUnderstood(String kind, String name, JsonNode schema) {
    assertThat(broken(kind, name, schema)).as("%s, what breaks others", name).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theOneCheckedInIsUpToDate(String kind, String name, JsonNode schema) throws IOException {
    var text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    if (WRITE && broken(kind, name, schema).isEmpty()) {
      Files.createDirectories(DIRECTORY.resolve(kind));
      Files.writeString(file(kind, name), text);
    }
    assertThat(file(kind, name))
        .as(
            "mvn -pl organization-command -am test -Dtest=SchemasTest -Dschemas.write"
                + " -Dsurefire.failIfNoSpecifiedTests=false renews it")
        .hasContent(text);
  }

  private static List<String> broken(String kind, String name, JsonNode schema) {
    if (!Files.exists(file(kind, name))) {
      return List.of();
    }
    var earlier = Json.mapper().readTree(file(kind, name).toFile());
    return kind.equals("commands")
        ? Compatibility.ofCommands(earlier, schema)
        : Compatibility.ofEvents(earlier, schema);
  }

  private static Path file(String kind, String name) {
    return DIRECTORY.resolve(kind).resolve(name + ".json");
  }

  @Test
  void noMessageIsGone() throws IOException {
    assertThat(checkedIn("commands")).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
    assertThat(checkedIn("events")).containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
  }

  private static List<String> checkedIn(String kind) throws IOException {
    try (var files = Files.list(DIRECTORY.resolve(kind))) {
      return files.map(it -> it.getFileName().toString().replace(".json", "")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaSaysWhatItIsOf(String kind, String name, JsonNode schema) {
    assertThat(schema.path("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("$id").asString())
        .isEqualTo("urn:orgtrail:%s:%s".formatted(kind.replaceAll("s$", ""), name));
    assertThat(schema.path("title").asString()).isEqualTo(name);
    assertThat(schema.path("description").asString()).endsWith(".");
    assertDescribed(name, schema);
  }

  private static void assertDescribed(String path, JsonNode schema) {
    schema
        .path("properties")
        .forEachEntry(
            (name, field) -> {
              var place = path + "." + name;
              assertThat(field.path("description").asString("")).as(place).isNotBlank();
              assertDescribed(place, field);
              assertDescribed(place, field.path("items"));
            });
  }

  /** What an event of an earlier version did not tell, or nobody said, is null and nothing else. */
  @Test
  void anEventHasNullWhereItsSampleHas_andNowhereElse() {
    EVENTS.forEach((name, schema) -> assertNulls(name, schema, GoldenEvents.minimal(name)));
  }

  private static void assertNulls(String path, JsonNode schema, JsonNode sample) {
    schema
        .path("properties")
        .forEachEntry(
            (name, field) -> {
              var place = path + "." + name;
              assertThat(Compatibility.texts(field, "type").contains("null"))
                  .as(place)
                  .isEqualTo(sample.path(name).isNull());
              assertNulls(place, field, sample.path(name));
            });
  }
}
