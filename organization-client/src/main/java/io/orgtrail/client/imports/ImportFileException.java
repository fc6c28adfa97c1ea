package io.orgtrail.client.imports;

/** A file cannot be brought in; the message says which line is to blame, and why. */
public final class ImportFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportFileException(String message) {
    super(message);
  }
}
