package io.orgtrail.api.messages;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The fields that break a rule of a command. */
public final class Violations {

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private Violations() {}

  /** Paths of the fields at fault, in alphabetical order. */
  public static List<String> of(Command command) {
    return VALIDATOR.validate(command).stream()
        .map(violation -> violation.getPropertyPath().toString())
        .distinct()
        .sorted()
        .toList();
  }

  /** The same for a command as JSON. */
  public static List<String> of(Class<? extends Command> type, String json) {
    return of(Json.mapper().readValue(json, type));
  }
}
