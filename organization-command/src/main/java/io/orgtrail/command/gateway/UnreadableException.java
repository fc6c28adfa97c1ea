package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;

/** A record that is no command; it belongs to the dead letters. */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MAX_DETAIL = 500;

  private final transient Rejection rejection;

  UnreadableException(String detail) {
    this(
        Rejection.of(
            ErrorCode.INVALID, detail.substring(0, Math.min(detail.length(), MAX_DETAIL))));
  }

  UnreadableException(Rejection rejection) {
    super(rejection.detail());
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
