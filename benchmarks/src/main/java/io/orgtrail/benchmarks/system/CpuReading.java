package io.orgtrail.benchmarks.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CPU seconds of each group of processes, at a moment or between two. */
public record CpuReading(Map<String, Double> secondsOf) {
  static CpuReading of(List<ProcessGroup> groups) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    groups.forEach(group -> seconds.put(group.name(), group.cpuSeconds()));
    return new CpuReading(seconds);
  }

  public CpuReading since(CpuReading before) {
    Map<String, Double> spent = new LinkedHashMap<>();
    secondsOf.forEach(
        (name, seconds) -> spent.put(name, seconds - before.secondsOf.getOrDefault(name, 0.0)));
    return new CpuReading(spent);
  }

  /** Seconds that a thousand of so many operations took. */
  public Map<String, Double> perThousand(long operations) {
    Map<String, Double> share = new LinkedHashMap<>();
    secondsOf.forEach((name, seconds) -> share.put(name, seconds * 1000 / operations));
    return share;
  }
}
