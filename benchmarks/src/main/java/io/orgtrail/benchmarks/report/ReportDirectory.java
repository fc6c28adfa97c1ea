package io.orgtrail.benchmarks.report;

import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a report is written: {@code report.md}, {@code report.json} and a plot of each figure. */
public record ReportDirectory(Path path) {
  /** Writes all of it again, with what has come to it since. */
  public void write(Report report) {
    try {
      Files.createDirectories(path);
      Files.writeString(path.resolve("report.md"), MarkdownReport.of(report));
      Files.write(
          path.resolve("report.json"),
          Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
      for (Section section : report.sections()) {
        for (Figure figure : section.figures()) {
          Files.writeString(path.resolve(figure.id() + ".svg"), Plot.of(figure));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
