package io.orgtrail.benchmarks.system;

import java.util.Optional;

/** A system that others run: it is neither started nor stopped. */
public record ForeignSystem(Target target) implements RunningSystem {
  @Override
  public Optional<StandaloneSystem> own() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
