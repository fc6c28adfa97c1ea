package io.orgtrail.client.imports;

import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Command;

/** Told what comes of an import while it goes on, one thing after the other. */
public interface ImportListener {

  /** It has come that far. */
  void reached(ImportProgress progress);

  /**
   * Something was not brought in; what does not need it goes on.
   *
   * @param command one person, or one thing
   * @param error why not
   */
  void rejected(Command command, Rejection.Body error);
}
