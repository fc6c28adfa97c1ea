package io.orgtrail.benchmarks.report;

import java.util.List;

/** The picture of a figure as SVG: a bar for each value, on a scale of powers of ten. */
final class Plot {
  private static final List<String> COLORS =
      List.of("#2563eb", "#f59e0b", "#dc2626", "#7c3aed", "#059669", "#64748b");
  private static final int LABELS = 340;
  private static final int BARS = 460;
  private static final int VALUES = 120;
  private static final int BAR = 14;
  private static final int GAP = 12;
  private static final int HEAD = 40;
  private static final int LEGEND = 20;

  private final Figure figure;
  private final LogScale scale;
  private final StringBuilder svg = new StringBuilder();
  private int y = HEAD;

  private Plot(Figure figure) {
    this.figure = figure;
    this.scale = LogScale.of(figure, BARS);
  }

  static String of(Figure figure) {
    return new Plot(figure).draw();
  }

  private String draw() {
    text(LABELS, HEAD / 2, "start", figure.title() + ", " + figure.unit());
    legend();
    int top = y;
    figure.rows().forEach(this::row);
    grid(top);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" font-family="sans-serif" font-size="12">
        <rect width="%1$d" height="%2$d" fill="white"/>
        %3$s</svg>
        """
        .formatted(LABELS + BARS + VALUES, y + LEGEND, svg);
  }

  private void legend() {
    for (int i = 0; i < figure.columns().size(); i++) {
      bar(LABELS, BAR, i);
      text(LABELS + 2 * BAR, y + BAR - 2, "start", figure.columns().get(i));
      y += LEGEND;
    }
    if (!figure.baselines().isEmpty()) {
      tick(LABELS + BAR / 2);
      text(LABELS + 2 * BAR, y + BAR - 2, "start", "baseline");
      y += LEGEND;
    }
    y += GAP;
  }

  private void row(Row row) {
    text(LABELS - GAP, y + row.values().size() * BAR / 2 + BAR / 3, "end", row.name());
    for (int i = 0; i < row.values().size(); i++) {
      Value value = row.values().get(i);
      int length = scale.length(value.number());
      bar(LABELS, length, i);
      if (value.baseline() != null) {
        tick(LABELS + scale.length(value.baseline().number()));
      }
      text(LABELS + length + 4, y + BAR - 3, "start", Numbers.text(value.number()));
      y += BAR;
    }
    y += GAP;
  }

  private void grid(int top) {
    for (double power : scale.powers()) {
      int x = LABELS + scale.length(power);
      svg.append("<path d=\"M%d %dV%d\" stroke=\"#cbd5e1\"/>\n".formatted(x, top, y));
      text(x, y + BAR, "middle", Numbers.text(power));
    }
  }

  private void bar(int x, int length, int column) {
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n"
            .formatted(x, y, length, BAR - 2, COLORS.get(column % COLORS.size())));
  }

  private void tick(int x) {
    svg.append(
        "<path d=\"M%d %dv%d\" stroke=\"black\" stroke-width=\"3\"/>\n".formatted(x, y, BAR - 2));
  }

  private void text(int x, int baseline, String anchor, String text) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
            .formatted(x, baseline, anchor, escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
