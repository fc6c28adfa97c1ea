package io.orgtrail.benchmarks.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for people. */
final class MarkdownReport {
  private final StringBuilder text = new StringBuilder("# Benchmarks\n\n");

  static String of(Report report) {
    return new MarkdownReport().write(report);
  }

  private String write(Report report) {
    text.append("| | |\n| --- | --- |\n");
    report
        .circumstances()
        .forEach((name, value) -> text.append("| %s | %s |\n".formatted(name, value)));
    for (Section section : report.sections()) {
      text.append("\n## ").append(section.name()).append('\n');
      section.figures().forEach(this::write);
    }
    return text.toString();
  }

  private void write(Figure figure) {
    text.append("\n### ").append(figure.title()).append("\n\n");
    text.append(figure.explanation()).append("\n\n");
    line(figure.unit(), figure.columns().stream());
    line("---", figure.columns().stream().map(column -> "---:"));
    figure.rows().forEach(row -> line(row.name(), row.values().stream().map(this::cell)));
    baselines(figure);
    text.append("\n![%s](%s.svg)\n".formatted(figure.title(), figure.id()));
  }

  private void baselines(Figure figure) {
    if (!figure.baselines().isEmpty()) {
      text.append("\nIn brackets: times the baseline. Baselines:\n\n");
      figure
          .baselines()
          .forEach(
              baseline ->
                  text.append(
                      "- %s: %s %s\n"
                          .formatted(
                              baseline.name(), Numbers.text(baseline.number()), figure.unit())));
    }
  }

  private String cell(Value value) {
    return value.baseline() == null
        ? Numbers.text(value.number())
        : "%s (%s×)".formatted(Numbers.text(value.number()), Numbers.text(value.ratio()));
  }

  private void line(String first, Stream<String> others) {
    text.append("| %s | %s |\n".formatted(first, others.collect(Collectors.joining(" | "))));
  }
}
