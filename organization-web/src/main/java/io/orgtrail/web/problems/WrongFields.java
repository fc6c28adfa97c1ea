package io.orgtrail.web.problems;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.UnreadableField;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Which fields of a request Spring MVC found missing or wrong. */
final class WrongFields {

  private static final String MISSING = "must be given";
  private static final String UNREADABLE = "cannot be read";
  private static final FieldError NO_JSON = new FieldError("body", "must be readable JSON");

  private WrongFields() {}

  static List<FieldError> of(Exception failure) {
    if (failure instanceof MissingServletRequestParameterException missing) {
      return one(missing.getParameterName(), MISSING);
    }
    if (failure instanceof MissingRequestHeaderException missing) {
      return one(missing.getHeaderName(), MISSING);
    }
    if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
      return one(mismatch.getName(), rule(mismatch.getRequiredType()));
    }
    if (failure instanceof HttpMessageNotReadableException unreadable) {
      return inBody(unreadable);
    }
    if (failure instanceof HandlerMethodValidationException invalid) {
      return inParameters(invalid);
    }
    return failure instanceof BindException invalid ? inObject(invalid) : List.of();
  }

  private static String rule(Class<?> type) {
    if (type != null && type.isEnum()) {
      var names = Arrays.stream(type.getEnumConstants()).map(Object::toString);
      return names.collect(Collectors.joining(", ", "must be one of ", ""));
    }
    return type == int.class || type == long.class ? "must be a whole number" : UNREADABLE;
  }

  private static List<FieldError> inBody(HttpMessageNotReadableException unreadable) {
    return unreadable.getCause() instanceof JacksonException json
        ? List.of(UnreadableField.of(json).orElse(NO_JSON))
        : List.of(NO_JSON);
  }

  private static List<FieldError> inParameters(HandlerMethodValidationException invalid) {
    return invalid.getParameterValidationResults().stream()
        .flatMap(
            result ->
                result.getResolvableErrors().stream()
                    .map(error -> error(result.getMethodParameter().getParameterName(), error)))
        .toList();
  }

  private static List<FieldError> inObject(BindException invalid) {
    return invalid.getFieldErrors().stream().map(error -> error(error.getField(), error)).toList();
  }

  private static FieldError error(String field, MessageSourceResolvable error) {
    return new FieldError(field, error.getDefaultMessage());
  }

  private static List<FieldError> one(String field, String message) {
    return List.of(new FieldError(field, message));
  }
}
