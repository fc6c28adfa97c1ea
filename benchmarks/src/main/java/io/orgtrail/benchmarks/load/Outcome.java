package io.orgtrail.benchmarks.load;

import java.time.Duration;

/**
 * What became of a run.
 *
 * @param commands how many were accepted: all
 * @param time from the first sent to the last answered
 * @param last the answer that came last
 */
public record Outcome(long commands, Duration time, Latencies latencies, Reply last) {
  public double perSecond() {
    return commands * 1e9 / time.toNanos();
  }
}
