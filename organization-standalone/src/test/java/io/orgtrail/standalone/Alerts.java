package io.orgtrail.standalone;

import io.orgtrail.standalone.deployment.Checkout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules for Prometheus that the documentation has. */
record Alerts(List<Map<String, Object>> rules) {
  private static final Pattern METRIC = Pattern.compile("[a-z]+(_[a-z0-9]+)+");

  /** What stands in quotes or braces, and by what it is grouped. */
  private static final String NO_METRICS = "\\{[^}]*}|\"[^\"]*\"|\\b(by|on|ignoring) *\\([^)]*\\)";

  @SuppressWarnings("unchecked")
  static Alerts documented() {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Object group : (List<Object>) Checkout.yaml("docs/alerts.yml").get("groups")) {
      rules.addAll((List<Map<String, Object>>) ((Map<String, Object>) group).get("rules"));
    }
    return new Alerts(rules);
  }

  /** The names of all metrics that any of them looks at. */
  Set<String> metrics() {
    Set<String> names = new TreeSet<>();
    for (Map<String, Object> rule : rules) {
      String expression = rule.get("expr").toString().replaceAll(NO_METRICS, " ");
      METRIC.matcher(expression).results().forEach(found -> names.add(found.group()));
    }
    return names;
  }
}
