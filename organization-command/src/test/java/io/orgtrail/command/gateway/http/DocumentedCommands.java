package io.orgtrail.command.gateway.http;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The commands as {@code GET /commands} describes them, for the documents about the same ones. */
public final class DocumentedCommands {

  private DocumentedCommands() {}

  /**
   * A command as clients see it.
   *
   * @param callers who may give it, in words
   * @param schema the JSON Schema of its body
   */
  public record DocumentedCommand(String name, String callers, JsonNode schema) {}

  /** All that callers may give. */
  public static List<DocumentedCommand> all() {
    return new CommandSchemas()
        .all().stream()
            .map(
                command ->
                    new DocumentedCommand(command.name(), command.callers(), command.schema()))
            .toList();
  }
}
