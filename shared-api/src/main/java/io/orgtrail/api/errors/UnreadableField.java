package io.orgtrail.api.errors;

import java.lang.invoke.MethodType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says of JSON that does not fit which field is to blame, and what it must be. */
public final class UnreadableField {

  private UnreadableField() {}

  /** The field; empty when it is no field but the whole text, as when that is no JSON. */
  public static Optional<FieldError> of(JacksonException failure) {
    var isNoJson =
        failure instanceof StreamReadException && !(failure instanceof InputCoercionException);
    return isNoJson || failure.getPath().isEmpty()
        ? Optional.empty()
        : Optional.of(new FieldError(path(failure), rule(failure)));
  }

  private static String path(JacksonException failure) {
    var path = new StringBuilder();
    for (var step : failure.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String rule(JacksonException failure) {
    if (failure instanceof UnrecognizedPropertyException) {
      return "is not a field of this request";
    }
    if (failure instanceof InputCoercionException) {
      return "is a number out of range";
    }
    var type =
        failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return type == null
        ? "has a wrong value"
        : rule(MethodType.methodType(type).wrap().returnType());
  }

  private static String rule(Class<?> type) {
    if (type.isEnum()) {
      var names = Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
      return "must be one of " + String.join(", ", names);
    }
    if (type == String.class) {
      return "must be a string without control characters";
    }
    if (type == Instant.class) {
      return "must be a time as in 2026-01-31T12:00:00Z";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "must be an array";
    }
    return Number.class.isAssignableFrom(type)
        ? "must be a whole number"
        : type == Boolean.class ? "must be true or false" : "must be an object";
  }
}
