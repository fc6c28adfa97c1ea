package io.orgtrail.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PlotTest {
  private static final Figure FIGURE =
      Figure.of("x", "Latency <&>", "", "ms", "p50", "p99")
          .with("100/s", Value.of(2), Value.of(50))
          .with("1,000/s", Value.of(0), Value.of(200));

  @Test
  void isWellFormedAndNamesEverything() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Plot.of(FIGURE).getBytes(StandardCharsets.UTF_8)));
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("Latency <&>, ms", "p50", "p99", "100/s", "1,000/s", "200");
  }

  @Test
  void drawsABarForEachValueAndTheLegend() {
    assertThat(Plot.of(FIGURE).lines().filter(line -> line.contains("fill=\"#"))).hasSize(6);
  }

  @Test
  void marksBaselines() {
    Figure compared =
        Figure.of("x", "X", "", "ms", "p50").with("row", Value.of(2, new Baseline("other", 700)));
    assertThat(Plot.of(compared)).contains(">baseline<", ">1,000<");
  }

  @Test
  void spansPowersOfTen() {
    LogScale scale = LogScale.of(FIGURE, 300);
    assertThat(scale.powers()).containsExactly(1.0, 10.0, 100.0, 1000.0);
    assertThat(scale.length(10)).isEqualTo(100);
    assertThat(scale.length(0)).isZero();
  }
}
