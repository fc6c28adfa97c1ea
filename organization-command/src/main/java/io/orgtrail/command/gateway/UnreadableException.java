package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;

/** A record that is no command; it belongs to the dead letters. */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  UnreadableException(String detail) {
    this(Rejection.of(ErrorCode.INVALID, detail));
  }

  UnreadableException(Rejection rejection) {
    super(rejection.detail());
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
