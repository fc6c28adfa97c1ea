package io.orgtrail.benchmarks.report;

/**
 * A number that was measured.
 *
 * @param baseline what it is compared with, {@code null} when with nothing
 */
public record Value(double number, Baseline baseline) {
  public static Value of(double number) {
    return new Value(number, null);
  }

  public static Value of(double number, Baseline baseline) {
    return new Value(number, baseline);
  }

  /** How many times the baseline it is; fails without one. */
  public double ratio() {
    return number / baseline.number();
  }
}
