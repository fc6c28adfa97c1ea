package io.orgtrail.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: three digits that matter, thousands apart. */
final class Numbers {
  private Numbers() {}

  static String text(double number) {
    double size = Math.abs(number);
    String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, form, number);
  }
}
