package io.orgtrail.client.requests;

/**
 * How a command is to be decided.
 *
 * @param commandId id under which it takes effect once, {@code null} for one of its own
 * @param dryRun whether only to tell what would happen
 * @param expectedVersion version the organization must be at, else {@code VERSION_MISMATCH}; {@code
 *     null} for any
 * @param traceParent W3C trace context to carry into the events, {@code null} for none
 */
public record CommandOptions(
    String commandId, boolean dryRun, Long expectedVersion, String traceParent) {

  /** An id of its own, whatever the version. */
  public static final CommandOptions DEFAULTS = new CommandOptions(null, false, null, null);

  /** The same under that id, at most 64 characters: for a job that may begin again. */
  public CommandOptions withCommandId(String id) {
    return new CommandOptions(id, dryRun, expectedVersion, traceParent);
  }

  /** The same, but nothing is changed. */
  public CommandOptions withDryRun() {
    return new CommandOptions(commandId, true, expectedVersion, traceParent);
  }

  /** The same, as long as nobody has changed the organization since. */
  public CommandOptions withExpectedVersion(long version) {
    return new CommandOptions(commandId, dryRun, version, traceParent);
  }

  /** The same in that trace. */
  public CommandOptions withTraceParent(String context) {
    return new CommandOptions(commandId, dryRun, expectedVersion, context);
  }
}
