package io.orgtrail.client.commandline;

import picocli.CommandLine.Parameters;

/** Which organization. */
final class Target {

  @Parameters(
      index = "0",
      paramLabel = "<organization>",
      description = "Its id, its slug, or its name in the caller's account.")
  private String ref;

  String ref() {
    return ref;
  }
}
