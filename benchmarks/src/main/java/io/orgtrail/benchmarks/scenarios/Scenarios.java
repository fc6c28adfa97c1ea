package io.orgtrail.benchmarks.scenarios;

import java.util.List;

/** All there are, in the order in which they run. */
public final class Scenarios {
  private Scenarios() {}

  public static List<Scenario> all() {
    return List.of(
        new Commands(),
        new Callers(),
        new Queries(),
        new Visibility(),
        new Resources(),
        new Replay(),
        new Growth());
  }
}
