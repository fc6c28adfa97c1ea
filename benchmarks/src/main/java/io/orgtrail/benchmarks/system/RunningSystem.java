package io.orgtrail.benchmarks.system;

import java.util.Optional;

/** A system that is there to be measured: one of our own, or one that was there before. */
public interface RunningSystem extends AutoCloseable {
  Target target();

  /** The system as one that can be started again; empty when others run it. */
  Optional<StandaloneSystem> own();

  @Override
  void close();
}
