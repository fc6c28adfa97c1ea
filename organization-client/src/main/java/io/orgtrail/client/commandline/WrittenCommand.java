package io.orgtrail.client.commandline;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.UnreadableField;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** A command that somebody wrote down, read as strictly as the service reads it. */
final class WrittenCommand {

  private static final JsonMapper STRICT = Json.strict(JsonMapper.builder()).build();

  private WrittenCommand() {}

  /** The command of that name; fails with the name or the field that is wrong. */
  static Command read(String name, byte[] fields) {
    var type = type(name);
    try {
      return Optional.<Command>ofNullable(STRICT.readValue(fields, type))
          .orElseThrow(() -> noObject(name));
    } catch (UnrecognizedPropertyException e) {
      var of = e.getPath().size() == 1 ? " of " + name : " there";
      throw invalid(field(e, name).field() + ": is not a field" + of + seeSchema(name));
    } catch (JacksonException e) {
      var wrong = field(e, name);
      throw invalid(wrong.field() + ": " + wrong.message());
    }
  }

  /** JSON Schema of the fields of a command. */
  static JsonNode schema(String name) {
    type(name);
    try (var schema = WrittenCommand.class.getResourceAsStream("schemas/" + name + ".json")) {
      return Json.mapper().readTree(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<? extends Command> type(String name) {
    return Optional.<Class<? extends Command>>ofNullable(MessageCatalogue.commands().get(name))
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "There is no command " + name + ": see organization command list"));
  }

  private static FieldError field(JacksonException e, String name) {
    return UnreadableField.of(e)
        .orElseThrow(
            () -> e instanceof StreamReadException ? noJson(e.getLocation()) : noObject(name));
  }

  private static CommandFailure noJson(TokenStreamLocation where) {
    return invalid(
        "The fields are no JSON at line %d, column %d"
            .formatted(where.getLineNr(), where.getColumnNr()));
  }

  private static CommandFailure noObject(String name) {
    return invalid("The fields must be a JSON object" + seeSchema(name));
  }

  private static String seeSchema(String name) {
    return ": see organization command schema " + name;
  }

  private static CommandFailure invalid(String message) {
    return new CommandFailure(ExitCode.INVALID, message);
  }
}
