package io.orgtrail.benchmarks.system;

import java.time.Duration;
import java.util.Optional;

/** A system that others run: it is neither started nor stopped. */
public record ForeignSystem(Target target) implements RunningSystem {
  @Override
  public Optional<Duration> startTime() {
    return Optional.empty();
  }

  @Override
  public void restart() {
    throw new UnsupportedOperationException("Others run it");
  }

  @Override
  public void close() {}
}
