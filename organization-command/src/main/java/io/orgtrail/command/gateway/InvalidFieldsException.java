package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.Rejection;
import java.util.List;

/** A command whose fields cannot be used; its sender hears which and why. */
final class InvalidFieldsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  InvalidFieldsException(List<FieldError> fields) {
    super("invalid fields");
    rejection = Rejection.invalid(fields);
  }

  Rejection rejection() {
    return rejection;
  }
}
