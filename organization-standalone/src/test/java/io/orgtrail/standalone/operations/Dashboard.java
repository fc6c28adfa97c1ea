package io.orgtrail.standalone.operations;

import io.orgtrail.api.messages.Json;
import io.orgtrail.standalone.deployment.Checkout;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The dashboard for Grafana that an installation may take. */
public record Dashboard(JsonNode json) {
  public static Dashboard checkedIn() {
    return new Dashboard(Json.mapper().readTree(Checkout.text("ops/grafana-dashboard.json")));
  }

  /** Names of its rows. */
  List<String> rows() {
    return json.path("panels").values().stream()
        .filter(Dashboard::isRow)
        .map(row -> row.path("title").asString())
        .toList();
  }

  /** What shows something. */
  List<JsonNode> panels() {
    return json.path("panels").values().stream().filter(panel -> !isRow(panel)).toList();
  }

  private static boolean isRow(JsonNode panel) {
    return panel.path("type").asString().equals("row");
  }

  /** Its variables. */
  List<JsonNode> variables() {
    return json.at("/templating/list").values().stream().toList();
  }

  /** What all of it asks and tells. */
  public List<Expression> expressions() {
    Stream<Expression> ofPanels =
        panels().stream()
            .flatMap(panel -> panel.path("targets").values().stream())
            .map(
                target ->
                    new Expression(
                        target.path("expr").asString(), target.path("legendFormat").asString()));
    Stream<Expression> ofVariables =
        variables().stream()
            .filter(variable -> variable.has("definition"))
            .map(variable -> new Expression(variable.path("definition").asString(), ""));
    return Stream.concat(ofPanels, ofVariables).toList();
  }
}
