package io.orgtrail.standalone.operations;

import io.orgtrail.standalone.deployment.Checkout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules for Prometheus that an installation may take. */
public record Alerts(List<Map<String, Object>> rules) {
  @SuppressWarnings("unchecked")
  public static Alerts checkedIn() {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Object group : (List<Object>) Checkout.yaml("ops/prometheus-rules.yml").get("groups")) {
      rules.addAll((List<Map<String, Object>>) ((Map<String, Object>) group).get("rules"));
    }
    return new Alerts(rules);
  }

  /** What each of them asks and tells. */
  public List<Expression> expressions() {
    return rules.stream()
        .map(
            rule -> new Expression(rule.get("expr").toString(), rule.get("annotations").toString()))
        .toList();
  }
}
