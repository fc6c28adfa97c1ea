package io.orgtrail.command.deciding;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.messages.Command;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;

/** The rules that stand on the fields of commands. */
public final class FieldRules {

  private FieldRules() {}

  /** Every field that breaks a rule, by its path in the command's JSON. */
  public static List<FieldError> broken(Validator validator, Command command) {
    return validator.validate(command).stream()
        .map(violation -> new FieldError(path(violation), violation.getMessage()))
        .sorted(Comparator.comparing(FieldError::field))
        .toList();
  }

  /** An element of a list has its index in the path already. */
  private static String path(ConstraintViolation<?> violation) {
    return violation.getPropertyPath().toString().replaceAll("\\.<[^>]*>", "");
  }
}
