package io.orgtrail.benchmarks.system;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A process that is told apart in reports, with its children when they belong to it. */
public record ProcessGroup(String name, long pid, boolean withChildren) {
  public static ProcessGroup of(String name, long pid) {
    return new ProcessGroup(name, pid, false);
  }

  public static ProcessGroup withChildren(String name, long pid) {
    return new ProcessGroup(name, pid, true);
  }

  boolean isThere() {
    return ProcFile.of(pid).exists();
  }

  /** CPU of all of it since it started, of children that have ended too. */
  double cpuSeconds() {
    return withChildren
        ? ProcFile.of(pid).cpuSecondsWithEndedChildren()
            + children().mapToDouble(ProcFile::cpuSeconds).sum()
        : ProcFile.of(pid).cpuSeconds();
  }

  /** Memory that it holds now; pages shared with others count by their share. */
  public long heldBytes() {
    return sum(ProcFile::proportionalBytes);
  }

  /** The most that its main process has held. */
  public long peakBytes() {
    return ProcFile.of(pid).peakBytes();
  }

  private long sum(ToLongFunction<ProcFile> figure) {
    return Stream.concat(Stream.of(ProcFile.of(pid)), withChildren ? children() : Stream.of())
        .mapToLong(figure)
        .sum();
  }

  private Stream<ProcFile> children() {
    List<ProcessHandle> children =
        ProcessHandle.of(pid).map(process -> process.children().toList()).orElse(List.of());
    return children.stream().map(child -> ProcFile.of(child.pid()));
  }
}
