package io.orgtrail.benchmarks.report;

import java.util.List;

/** The values of one case. */
public record Row(String name, List<Value> values) {
  public Row {
    values = List.copyOf(values);
  }
}
