package io.orgtrail.client.commandline;

import io.orgtrail.client.OrganizationClient;
import io.orgtrail.client.Past;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Whether to show how it is, or how it was. */
final class AsOf {

  @Option(
      names = "--as-of",
      paramLabel = "<moment>",
      description = "Shows how it was: a time such as 2026-01-31T12:00:00Z, or a position.")
  private Moment moment;

  /** Reads at the moment, when one is named. */
  <R, N extends R> R read(
      OrganizationClient client, Function<OrganizationClient, N> now, Function<Past, R> then) {
    return moment == null ? now.apply(client) : then.apply(moment.of(client));
  }
}
