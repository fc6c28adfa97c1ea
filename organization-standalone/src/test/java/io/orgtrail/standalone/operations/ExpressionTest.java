package io.orgtrail.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Map<String, Set<String>> SHOWN =
      Map.of("some_total", Set.of("outcome", "uri"), "other_seconds_sum", Set.of());

  @Test
  void findsMetricsWithTheirLabels() {
    Expression expression =
        new Expression(
            "sum by (outcome) (rate(some_total{uri=\"/a/{b_c}\", job=~\"x_y\"}[$__rate_interval]))"
                + " / ignoring(outcome) max_over_time(other_seconds_sum[5m]) > 0",
            "");
    assertThat(expression.metrics())
        .isEqualTo(Map.of("some_total", Set.of("uri", "job"), "other_seconds_sum", Set.of()));
    assertThat(expression.missing(SHOWN)).isEmpty();
  }

  @Test
  void missesWhatIsNotShown() {
    assertThat(new Expression("no_such_metric > 0", "").missing(SHOWN))
        .containsExactly("no_such_metric");
    assertThat(new Expression("some_total{color=\"red\"}", "").missing(SHOWN))
        .containsExactly("some_total{color}");
    assertThat(new Expression("sum by (color) (some_total)", "").missing(SHOWN))
        .containsExactly("color");
    assertThat(new Expression("some_total", "{{outcome}} of {{ $labels.color }}").missing(SHOWN))
        .containsExactly("color");
    assertThat(new Expression("label_values(no_such_metric, instance)", "").missing(SHOWN))
        .containsExactly("no_such_metric");
  }
}
