package io.orgtrail.verifier;

/** Something that was given to the verifier cannot be read; the message says what, and where. */
public final class UnreadableException extends Exception {

  UnreadableException(String message) {
    super(message);
  }
}
