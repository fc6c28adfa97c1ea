package io.orgtrail.command.gateway.http;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schemas that {@code GET /commands} answers, for the documents about the same commands.
 */
public final class DocumentedCommands {

  private DocumentedCommands() {}

  /** The schemas by command. */
  public static Map<String, JsonNode> schemas() {
    var schemas = new TreeMap<String, JsonNode>();
    new CommandSchemas().all().forEach(command -> schemas.put(command.name(), command.schema()));
    return schemas;
  }
}
