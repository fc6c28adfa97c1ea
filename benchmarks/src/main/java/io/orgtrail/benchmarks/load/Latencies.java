package io.orgtrail.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long something took, many times over; in milliseconds when asked. */
public record Latencies(Histogram nanos) {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;

  /** A histogram that is fit for any latency here. */
  public static Histogram empty() {
    return new Histogram(LONGEST, DIGITS);
  }

  public static Latencies of(Histogram nanos) {
    return new Latencies(nanos);
  }

  public double p50() {
    return millis(50);
  }

  public double p95() {
    return millis(95);
  }

  public double p99() {
    return millis(99);
  }

  public double p999() {
    return millis(99.9);
  }

  private double millis(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }
}
