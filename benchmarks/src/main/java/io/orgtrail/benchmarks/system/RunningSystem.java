package io.orgtrail.benchmarks.system;

import java.time.Duration;
import java.util.Optional;

/** A system that is there to be measured: one of our own, or one that was there before. */
public interface RunningSystem extends AutoCloseable {
  Target target();

  /** How long its last start took; empty when somebody else started it. */
  Optional<Duration> startTime();

  /** Stops and starts it; only when it has a start time. */
  void restart();

  @Override
  void close();
}
