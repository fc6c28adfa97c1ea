package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.CpuReading;
import io.orgtrail.benchmarks.system.ProcessGroup;
import java.util.List;

/** CPU that each process spent on a thousand operations, gathered while they are measured. */
final class CpuFigure {
  private Figure figure;

  private CpuFigure(Figure figure) {
    this.figure = figure;
  }

  static CpuFigure named(String id, String title, Bench bench) {
    List<String> processes =
        bench.target().processes().groups().stream().map(ProcessGroup::name).toList();
    return new CpuFigure(
        new Figure(
            id,
            title,
            "User and system time of each process, however much else the machine has to do.",
            "CPU seconds per 1,000",
            processes,
            List.of()));
  }

  void add(String row, CpuReading spent, long operations) {
    figure =
        figure.with(row, spent.perThousand(operations).values().stream().map(Value::of).toList());
  }

  Figure figure() {
    return figure;
  }
}
