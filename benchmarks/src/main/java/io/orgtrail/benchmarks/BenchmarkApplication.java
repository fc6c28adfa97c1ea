package io.orgtrail.benchmarks;

import io.orgtrail.benchmarks.report.Report;
import io.orgtrail.benchmarks.report.ReportDirectory;
import io.orgtrail.benchmarks.report.Section;
import io.orgtrail.benchmarks.scenarios.Bench;
import io.orgtrail.benchmarks.scenarios.Scenario;
import io.orgtrail.benchmarks.scenarios.Scenarios;
import io.orgtrail.benchmarks.system.RunningSystem;
import java.util.ArrayList;
import java.util.List;

/** Starts or finds a system, runs the scenarios that are wanted, and writes what they found. */
public final class BenchmarkApplication {
  private BenchmarkApplication() {}

  public static void main(String[] arguments) throws Exception {
    run(Options.fromSystemProperties());
  }

  static Report run(Options options) throws Exception {
    ReportDirectory directory = new ReportDirectory(options.report());
    try (RunningSystem system = options.system();
        Bench bench = Bench.on(system, options.scale())) {
      List<Section> sections = new ArrayList<>();
      Report report = new Report(Circumstances.of(options, system), sections);
      for (Scenario scenario : Scenarios.all()) {
        if (options.wants(scenario.name())) {
          bench.say("== %s", scenario.name());
          sections.add(new Section(scenario.name(), scenario.run(bench)));
          directory.write(report);
        }
      }
      bench.say("report in %s", directory.path().toAbsolutePath());
      return report;
    }
  }
}
