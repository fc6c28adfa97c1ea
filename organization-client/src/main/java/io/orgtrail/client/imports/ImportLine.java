package io.orgtrail.client.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import tools.jackson.databind.JsonNode;

/**
 * A line of a file of commands.
 *
 * @param command name of the command
 * @param data its fields
 * @param error why it was rejected, where that was tried; nothing when it is brought in again
 */
public record ImportLine(
    String command, JsonNode data, @JsonInclude(JsonInclude.Include.NON_NULL) Object error) {

  /** The line of a command. */
  public static ImportLine of(Command command) {
    return of(command, null);
  }

  /** The line of a command that was rejected. */
  public static ImportLine of(Command command, Rejection.Body error) {
    return new ImportLine(
        command.getClass().getSimpleName(), Json.mapper().valueToTree(command), error);
  }

  /** As it stands in the file. */
  public String json() {
    return Json.mapper().writeValueAsString(this);
  }
}
