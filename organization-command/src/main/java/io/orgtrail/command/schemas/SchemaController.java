package io.orgtrail.command.schemas;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Hands out the JSON Schemas of commands and events, for those who write and read them. */
@RestController
@Tag(name = "Schemas")
class SchemaController {

  private static final String MEDIA_TYPE = "application/schema+json";

  private final CommandSchemas commands;
  private final EventSchemas events;

  SchemaController(CommandSchemas commands, EventSchemas events) {
    this.commands = commands;
    this.events = events;
  }

  @GetMapping(path = "/commands/{name}/schema", produces = MEDIA_TYPE)
  @Operation(
      operationId = "getCommandSchema",
      summary = "JSON Schema of a command",
      description = "JSON Schema 2020-12 of the fields of a command. For anyone signed in.")
  @Refuses(ErrorCode.NOT_FOUND)
  ObjectNode command(@PathVariable("name") String name) {
    return find(commands.schemas(), name, "command");
  }

  @GetMapping(path = "/events/{name}/schema", produces = MEDIA_TYPE)
  @Operation(
      operationId = "getEventSchema",
      summary = "JSON Schema of an event",
      description =
          "JSON Schema 2020-12 of the value of an event on organization.events and in webhooks. New"
              + " fields may come; ignore what you do not know. For anyone signed in.")
  @Refuses(ErrorCode.NOT_FOUND)
  ObjectNode event(@PathVariable("name") String name) {
    return find(events.all(), name, "event");
  }

  private static ObjectNode find(Map<String, ObjectNode> schemas, String name, String kind) {
    var schema = schemas.get(name);
    if (schema == null) {
      throw new RejectedException(ErrorCode.NOT_FOUND, "There is no %s %s.".formatted(kind, name));
    }
    return schema;
  }
}
