package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.UnreadableField;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import io.orgtrail.command.deciding.FieldRules;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of commands strictly and says of every field what is wrong with it. */
final class CommandJson {

  private static final int MAX_DEPTH = 10;
  private static final String UNKNOWN_FIELDS = "unknown fields";

  private final Validator validator;
  private final JsonMapper mapper =
      Json.strict(
              JsonMapper.builder(
                  JsonFactory.builder()
                      .streamReadConstraints(
                          StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                      .build()))
          .addHandler(new UnknownFields())
          .build();

  CommandJson(Validator validator) {
    this.validator = validator;
  }

  /**
   * Reads a command; it may still break the rules on its fields.
   *
   * @throws UnreadableException when it is no JSON object
   * @throws InvalidFieldsException when fields are unknown or of the wrong type
   */
  <T extends Command> T read(byte[] json, Class<T> type)
      throws UnreadableException, InvalidFieldsException {
    var unknown = new ArrayList<FieldError>();
    try {
      T command = mapper.readerFor(type).withAttribute(UNKNOWN_FIELDS, unknown).readValue(json);
      if (!unknown.isEmpty()) {
        throw new InvalidFieldsException(unknown);
      }
      if (command == null) {
        throw new UnreadableException("The value must be a JSON object.");
      }
      return command;
    } catch (InputCoercionException e) {
      throw failure(e, unknown);
    } catch (StreamReadException e) {
      throw new UnreadableException("The value is not valid JSON: " + e.getOriginalMessage());
    } catch (DatabindException e) {
      throw failure(e, unknown);
    } catch (StreamConstraintsException e) {
      throw new UnreadableException(
          "The value is nested more than %d deep, or a name or number in it is too long."
              .formatted(MAX_DEPTH));
    } catch (JacksonException e) {
      throw new UnreadableException("The value cannot be read as JSON.");
    }
  }

  /**
   * Checks the rules on the fields of a command.
   *
   * @throws InvalidFieldsException with every field that breaks one
   */
  void requireValid(Command command) throws InvalidFieldsException {
    var broken = FieldRules.broken(validator, command);
    if (!broken.isEmpty()) {
      throw new InvalidFieldsException(broken);
    }
  }

  private static InvalidFieldsException failure(JacksonException e, List<FieldError> unknown)
      throws UnreadableException {
    var fields = new ArrayList<>(unknown);
    fields.add(
        UnreadableField.of(e)
            .orElseThrow(
                () ->
                    new UnreadableException(
                        "The value must be a JSON object with the command's fields.")));
    return new InvalidFieldsException(fields);
  }

  /** Goes on past unknown fields of a command, so that all of them can be named. */
  private static final class UnknownFields extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        ValueDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      if (!isCommand(beanOrClass)) {
        return false;
      }
      @SuppressWarnings("unchecked")
      var unknown = (List<FieldError>) context.getAttribute(UNKNOWN_FIELDS);
      unknown.add(new FieldError(name, "is not a field of this command"));
      parser.skipChildren();
      return true;
    }

    /** It is the type until all fields of the record are read, and an instance afterwards. */
    private static boolean isCommand(Object beanOrClass) {
      return beanOrClass instanceof Class<?> type
          ? Command.class.isAssignableFrom(type)
          : beanOrClass instanceof Command;
    }
  }
}
