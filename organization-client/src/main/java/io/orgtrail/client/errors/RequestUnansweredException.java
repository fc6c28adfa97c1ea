package io.orgtrail.client.errors;

import java.util.Optional;

/**
 * No answer came by the deadline, or none that could be understood. A command may have taken effect
 * all the same: given again with the same id it takes effect once, and its answer is told.
 */
public final class RequestUnansweredException extends OrganizationClientException {

  private static final long serialVersionUID = 1L;

  private final String commandId;

  /**
   * Made when a request is given up.
   *
   * @param commandId id of the command, {@code null} for a query
   * @param cause what went wrong last, {@code null} when nothing but time
   */
  public RequestUnansweredException(String message, String commandId, Throwable cause) {
    super(message, cause);
    this.commandId = commandId;
  }

  /** The id to give the command again with; empty for a query. */
  public Optional<String> commandId() {
    return Optional.ofNullable(commandId);
  }
}
