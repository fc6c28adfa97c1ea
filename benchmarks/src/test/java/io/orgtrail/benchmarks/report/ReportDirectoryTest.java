package io.orgtrail.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTest {
  @TempDir Path directory;

  @Test
  void writesTextDataAndPlots() throws Exception {
    Baseline commits = new Baseline("PostgreSQL, commits", 16_000);
    Figure figure =
        Figure.of("throughput", "Commands per second", "As many as can be.", "per second", "all")
            .with("mixed", Value.of(8_000, commits));
    Report report =
        new Report(Map.of("scale", "smoke"), List.of(new Section("commands", List.of(figure))));

    new ReportDirectory(directory).write(report);

    assertThat(Files.readString(directory.resolve("report.md")))
        .contains("| scale | smoke |")
        .contains("| mixed | 8,000 (0.500×) |")
        .contains("- PostgreSQL, commits: 16,000 per second")
        .contains("![Commands per second](throughput.svg)");
    assertThat(Files.readString(directory.resolve("report.json")))
        .contains("\"number\" : 8000.0", "\"name\" : \"PostgreSQL, commits\"");
    assertThat(directory.resolve("throughput.svg")).isNotEmptyFile();
  }

  @Test
  void rejectsARowThatDoesNotFitTheColumns() {
    Figure figure = Figure.of("x", "X", "", "ms", "p50", "p99");
    assertThatThrownBy(() -> figure.with("row", Value.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
