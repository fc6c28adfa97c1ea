package io.orgtrail.command.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.schemas.EventSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The document about the topics says what the code does; {@code -Dasyncapi.write} renews it. */
class AsyncApiTest {

  private static final boolean WRITE = System.getProperty("asyncapi.write") != null;

  static Set<String> events() {
    return MessageCatalogue.events().keySet();
  }

  @Test
  void isUpToDate() throws IOException {
    if (WRITE) {
      Files.writeString(AsyncApi.file(), AsyncApi.generate());
    }
    assertThat(AsyncApi.file())
        .as("mvn -pl organization-command -am test -Dtest=AsyncApiTest -Dasyncapi.write renews it")
        .hasContent(AsyncApi.generate());
  }

  @Test
  void describesEveryTopicWithWhoMayUseIt() {
    Map<String, Map<String, Object>> channels = child(document(), "channels");
    assertThat(channels.values())
        .extracting(channel -> channel.get("address"))
        .containsExactlyInAnyOrder(
            Topics.COMMANDS,
            Topics.DEAD_LETTERS,
            Topics.REPLIES,
            Topics.HTTP_REPLIES,
            Topics.EVENTS,
            Topics.AUDIT_CHECKPOINTS,
            null,
            null);
    assertThat(channels.values())
        .allSatisfy(channel -> assertThat((List<?>) channel.get("x-acls")).isNotEmpty());
  }

  @Test
  void pointsOnlyToWhatIsThere() {
    var references =
        Pattern.compile("\\$ref: '#/([^']+)'").matcher(AsyncApi.generate()).results().toList();
    assertThat(references).isNotEmpty();
    var document = document();
    for (var reference : references) {
      Object node = document;
      for (var key : reference.group(1).split("/")) {
        assertThat(node).as(reference.group()).isInstanceOf(Map.class);
        node = ((Map<?, ?>) node).get(key);
      }
      assertThat(node).as(reference.group()).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void describesEveryFieldOfAnEvent(String event) {
    var schema = new EventSchemas().all().get(event);
    for (var sample : List.of(GoldenEvents.full(event), GoldenEvents.minimal(event))) {
      assertFits(schema, sample);
    }
  }

  /** An object without described properties is one that the caller fills as they like. */
  private static void assertFits(JsonNode schema, JsonNode value) {
    assertThat(schema.path("type").toString()).contains('"' + typeOf(value) + '"');
    if (schema.has("properties")) {
      var described = new HashSet<>(schema.path("properties").propertyNames());
      assertThat(value.propertyNames()).containsExactlyInAnyOrderElementsOf(described);
      value.forEachEntry((name, field) -> assertFits(schema.at("/properties/" + name), field));
    }
    if (value.isObject() && !schema.has("properties")) {
      assertThat(schema.path("additionalProperties").asBoolean(true)).isTrue();
    }
    value.values().stream()
        .filter(item -> value.isArray())
        .forEach(item -> assertFits(schema.path("items"), item));
  }

  private static String typeOf(JsonNode value) {
    return Stream.of("object", "array", "string", "integer", "boolean", "null")
        .filter(
            type ->
                switch (type) {
                  case "object" -> value.isObject();
                  case "array" -> value.isArray();
                  case "string" -> value.isString();
                  case "integer" -> value.isIntegralNumber();
                  case "boolean" -> value.isBoolean();
                  default -> value.isNull();
                })
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> document() {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(AsyncApi.generate());
  }

  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> child(Map<String, Object> node, String key) {
    return (Map<String, T>) node.get(key);
  }
}
