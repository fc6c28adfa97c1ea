package io.orgtrail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Report;
import io.orgtrail.benchmarks.report.Row;
import io.orgtrail.benchmarks.report.Section;
import io.orgtrail.benchmarks.report.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario at the smallest scale; how fast anything was is of no interest here. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class BenchmarkApplicationIT {
  @TempDir Path directory;

  @Test
  void reportsWorkThatWasReallyDone() throws Exception {
    Report report = BenchmarkApplication.run(new Options(this::property));

    assertThat(report.sections())
        .extracting(Section::name)
        .containsExactly(
            "commands", "callers", "queries", "visibility", "resources", "replay", "growth");
    assertThat(figures(report)).allSatisfy(this::assertIsComplete);
    assertThat(figures(report))
        .extracting(Figure::id)
        .contains(
            "commands-throughput",
            "commands-latency",
            "callers-throughput",
            "queries-throughput",
            "visibility",
            "resources-memory",
            "replay",
            "growth-command",
            "growth-page",
            "growth-start");
    assertThat(Files.readString(directory.resolve("report/report.json"))).contains("\"sections\"");
  }

  /** Every command was accepted and every query answered, or there would be no report at all. */
  private void assertIsComplete(Figure figure) {
    assertThat(figure.rows()).as(figure.id()).isNotEmpty();
    assertThat(directory.resolve("report/%s.svg".formatted(figure.id()))).isNotEmptyFile();
    assertThat(directory.resolve("report/report.md")).content().contains("### " + figure.title());
    for (Row row : figure.rows()) {
      assertThat(row.values()).as(row.name()).allSatisfy(value -> assertIsMeasured(figure, value));
    }
  }

  private static void assertIsMeasured(Figure figure, Value value) {
    assertThat(value.number()).isFinite();
    if (!figure.unit().startsWith("CPU")) {
      assertThat(value.number()).isPositive();
    }
    if (value.baseline() != null) {
      assertThat(value.baseline().number()).isPositive();
    }
  }

  private static List<Figure> figures(Report report) {
    return report.sections().stream().flatMap(section -> section.figures().stream()).toList();
  }

  private String property(String name) {
    return Map.of(
            "scale", "smoke",
            "jar", System.getProperty("benchmark.jar"),
            "data", directory.resolve("system").toString(),
            "report", directory.resolve("report").toString())
        .getOrDefault(name, "");
  }
}
