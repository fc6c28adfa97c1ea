package io.orgtrail.embedded;

/**
 * A known reason why embedded infrastructure cannot start; its message is one line for a person.
 */
public class EmbeddedStartException extends RuntimeException {
  public EmbeddedStartException(String message) {
    super(message);
  }

  public EmbeddedStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
