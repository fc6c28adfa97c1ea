package io.orgtrail.benchmarks.system;

import java.util.List;
import java.util.stream.Stream;

/** The processes of the machine whose CPU and memory are told apart. */
public record Processes(List<ProcessGroup> groups) {
  private static final String GENERATOR = "load generator";

  /** What this JVM uses is always told, so that nobody takes it for the system's. */
  public static Processes besidesThisOne(List<ProcessGroup> groups) {
    return new Processes(
        Stream.concat(
                groups.stream(),
                Stream.of(ProcessGroup.of(GENERATOR, ProcessHandle.current().pid())))
            .filter(ProcessGroup::isThere)
            .toList());
  }

  public CpuReading cpu() {
    return CpuReading.of(groups);
  }
}
