package io.orgtrail.command.documentation;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import io.orgtrail.command.schemas.CommandSchemas;
import io.orgtrail.command.schemas.EventSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** Makes docs/asyncapi.yaml: the part written by hand, with every command, event and error code. */
final class AsyncApi {

  private static final String HEAD =
      """
      # The topics, their messages, and who may read and write them.
      # Made by AsyncApiTest from the code and documentation/asyncapi.yaml among its resources; do not edit.
      """;

  private final Map<String, Object> document = template();

  /** The document as it ought to be. */
  static String generate() {
    var api = new AsyncApi();
    api.addCommands();
    api.addEvents();
    api.addErrorCodes();
    return HEAD + ReadableYaml.dump(api.document);
  }

  static Path file() {
    return checkout().resolve("docs/asyncapi.yaml");
  }

  /** The top of the checkout, from wherever the tests are run in it. */
  static Path checkout() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(directory -> Files.exists(directory.resolve("shared-api/pom.xml")))
        .findFirst()
        .orElseThrow();
  }

  private void addCommands() {
    for (var command : new CommandSchemas().all()) {
      var message = message(command.name(), command.callers(), "command");
      add("commands", command.name(), message, command.schema());
    }
  }

  private void addEvents() {
    new EventSchemas()
        .all()
        .forEach(
            (name, schema) -> {
              var message = message(name, null, "event");
              message.put("examples", List.of(Map.of("payload", plain(GoldenEvents.full(name)))));
              add("events", name, message, schema);
              at("channels", "eventReplays", "messages").put(name, reference("messages", name));
            });
  }

  private void addErrorCodes() {
    at("components", "schemas", "CommandRejected", "properties", "error", "properties", "code")
        .put("enum", Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
  }

  private void add(String channel, String name, Map<String, Object> message, JsonNode schema) {
    at("channels", channel, "messages").put(name, reference("messages", name));
    at("components", "messages").put(name, message);
    var definition = plain(schema);
    definition.keySet().removeAll(Set.of("$schema", "$id"));
    at("components", "schemas").put(name, definition);
  }

  private static Map<String, Object> message(String name, String summary, String trait) {
    var wireName = MessageCatalogue.TYPE_PREFIX + name;
    var message = new LinkedHashMap<String, Object>();
    message.put("name", wireName);
    if (summary != null) {
      message.put("summary", summary);
    }
    message.put("headers", Map.of("properties", Map.of("ce_type", Map.of("const", wireName))));
    message.put("payload", reference("schemas", name));
    message.put("traits", List.of(reference("messageTraits", trait)));
    return message;
  }

  private static Map<String, Object> reference(String kind, String name) {
    return Map.of("$ref", "#/components/%s/%s".formatted(kind, name));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> at(String... path) {
    var node = document;
    for (var key : path) {
      node = (Map<String, Object>) node.get(key);
    }
    return node;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(JsonNode json) {
    return Json.mapper().convertValue(json, LinkedHashMap.class);
  }

  private static Map<String, Object> template() {
    try (InputStream yaml = AsyncApi.class.getResourceAsStream("/documentation/asyncapi.yaml")) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
