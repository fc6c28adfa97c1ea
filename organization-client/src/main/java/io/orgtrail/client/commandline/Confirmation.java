package io.orgtrail.client.commandline;

import picocli.CommandLine.Option;

/** Whether somebody has agreed to what cannot be taken back. */
final class Confirmation {

  @Option(
      names = {"-y", "--yes"},
      description = "Does it without asking.")
  private boolean yes;

  boolean given() {
    return yes;
  }
}
