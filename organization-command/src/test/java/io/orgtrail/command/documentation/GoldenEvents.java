package io.orgtrail.command.documentation;

import io.orgtrail.api.messages.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** The samples of stored events that shared-api keeps for ever. */
final class GoldenEvents {

  private GoldenEvents() {}

  /** An event with a value in every field. */
  static JsonNode full(String event) {
    return read(file(event, ""));
  }

  /**
   * The same event with {@code null} where that may be; the full one when there is no such field.
   */
  static JsonNode minimal(String event) {
    var minimal = file(event, ".minimal");
    return read(Files.exists(minimal) ? minimal : file(event, ""));
  }

  private static Path file(String event, String kind) {
    var name = "shared-api/src/test/resources/events/%s.1%s.json".formatted(event, kind);
    return AsyncApi.checkout().resolve(name);
  }

  private static JsonNode read(Path file) {
    return Json.mapper().readTree(file.toFile());
  }
}
