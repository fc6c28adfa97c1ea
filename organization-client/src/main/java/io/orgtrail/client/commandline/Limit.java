package io.orgtrail.client.commandline;

import io.orgtrail.client.requests.Listing;
import picocli.CommandLine.Option;

/** How much of a list is shown. */
final class Limit {

  private static final int LARGEST_PAGE = 500;

  @Option(
      names = "--limit",
      paramLabel = "<n>",
      description = "Shows the first N; all unless said.")
  private Integer limit;

  /** As many as are wanted, in as few pages as that takes. */
  <T> Iterable<T> of(Listing<T> listing) {
    if (limit == null) {
      return listing.limit(LARGEST_PAGE);
    }
    if (limit < 1) {
      throw CommandFailure.usage("--limit must be 1 or more");
    }
    return listing.limit(Math.min(limit, LARGEST_PAGE)).stream().limit(limit)::iterator;
  }
}
