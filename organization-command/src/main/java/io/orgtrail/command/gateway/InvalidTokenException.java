package io.orgtrail.command.gateway;

/** A token that does not prove who the caller is; the message says why and may be told. */
final class InvalidTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidTokenException(String message) {
    super(message);
  }
}
