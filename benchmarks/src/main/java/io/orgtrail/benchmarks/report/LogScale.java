package io.orgtrail.benchmarks.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lengths of bars on a scale from one power of ten to another. */
record LogScale(int lowest, int highest, int length) {

  /** Wide enough for every value and baseline; one that is not positive has no place and no bar. */
  static LogScale of(Figure figure, int length) {
    List<Double> numbers =
        figure.rows().stream()
            .flatMap(row -> row.values().stream())
            .flatMap(LogScale::shown)
            .filter(number -> number > 0)
            .toList();
    double least = numbers.stream().min(Double::compare).orElse(1.0);
    double most = numbers.stream().max(Double::compare).orElse(1.0);
    int lowest = (int) Math.floor(Math.log10(least * 0.99));
    return new LogScale(lowest, Math.max(lowest + 1, (int) Math.ceil(Math.log10(most))), length);
  }

  private static Stream<Double> shown(Value value) {
    return value.baseline() == null
        ? Stream.of(value.number())
        : Stream.of(value.number(), value.baseline().number());
  }

  int length(double number) {
    double part = (Math.log10(number) - lowest) / (highest - lowest);
    return number > 0 ? (int) Math.round(part * length) : 0;
  }

  List<Double> powers() {
    return IntStream.rangeClosed(lowest, highest).mapToObj(power -> Math.pow(10, power)).toList();
  }
}
