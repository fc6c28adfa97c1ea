package io.orgtrail.client.commandline;

import io.orgtrail.client.requests.CommandOptions;
import picocli.CommandLine.Option;

/** How a command is to be decided. */
final class CommandDecision {

  @Option(names = "--dry-run", description = "Tells what would happen, and changes nothing.")
  private boolean dryRun;

  @Option(
      names = "--expected-version",
      paramLabel = "<n>",
      description = "Refuses unless the organization is at that version.")
  private Long expectedVersion;

  @Option(
      names = "--command-id",
      paramLabel = "<id>",
      description = "Takes effect once under that id, however often it is given.")
  private String commandId;

  CommandOptions in(CommandOptions options) {
    var decided = commandId == null ? options : options.withCommandId(commandId);
    decided = expectedVersion == null ? decided : decided.withExpectedVersion(expectedVersion);
    return dryRun ? decided.withDryRun() : decided;
  }
}
