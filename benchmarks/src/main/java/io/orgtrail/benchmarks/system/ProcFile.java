package io.orgtrail.benchmarks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What Linux tells of a process under {@code /proc}; zero where there is no such process. */
record ProcFile(Path directory) {
  private static final double TICKS_PER_SECOND = 100;
  private static final int KILO = 1024;

  /** Places of the times in {@code stat}, counted from the state that follows the name. */
  private static final int USER_TIME = 11;

  static ProcFile of(long pid) {
    return new ProcFile(Path.of("/proc", Long.toString(pid)));
  }

  boolean exists() {
    return Files.exists(directory.resolve("stat"));
  }

  double cpuSeconds() {
    return ticks(2) / TICKS_PER_SECOND;
  }

  double cpuSecondsWithEndedChildren() {
    return ticks(4) / TICKS_PER_SECOND;
  }

  /** User and system time, followed in the file by those of children that were waited for. */
  private long ticks(int figures) {
    String stat = String.join(" ", lines("stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Arrays.stream(values, USER_TIME, USER_TIME + figures).mapToLong(Long::parseLong).sum();
  }

  long proportionalBytes() {
    return kilobytes("smaps_rollup", "Pss:");
  }

  long peakBytes() {
    return kilobytes("status", "VmHWM:");
  }

  private long kilobytes(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO)
        .findFirst()
        .orElse(0);
  }

  /** A process may end while it is looked at. */
  private List<String> lines(String file) {
    try {
      return Files.readAllLines(directory.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
