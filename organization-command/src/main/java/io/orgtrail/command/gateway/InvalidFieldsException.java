package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.Rejection;
import java.util.List;

/**
 * A command whose fields cannot be used; its sender hears which and why, of the first hundred,
 * since an answer has to fit into a record.
 */
final class InvalidFieldsException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MAX_FIELDS = 100;
  private static final int MAX_NAME = 200;

  private final transient Rejection rejection;

  InvalidFieldsException(List<FieldError> fields) {
    super("invalid fields");
    rejection =
        Rejection.invalid(
            fields.stream().limit(MAX_FIELDS).map(InvalidFieldsException::shortened).toList());
  }

  private static FieldError shortened(FieldError error) {
    return error.field().length() <= MAX_NAME
        ? error
        : new FieldError(error.field().substring(0, MAX_NAME) + "…", error.message());
  }

  Rejection rejection() {
    return rejection;
  }
}
