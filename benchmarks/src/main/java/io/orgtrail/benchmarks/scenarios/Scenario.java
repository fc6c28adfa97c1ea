package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.report.Figure;
import java.util.List;

/** One question about the system, and how its answer is measured. */
public interface Scenario {
  /** What it is called where scenarios are chosen. */
  String name();

  /** Measures, and answers the figures found. */
  List<Figure> run(Bench bench) throws Exception;
}
