package io.orgtrail.standalone.documents;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A request as an OpenAPI document describes it. */
record Operation(OpenApi document, String name, JsonNode description) {

  String text(String field) {
    return description.path(field).asString("");
  }

  List<JsonNode> parameters() {
    return description.path("parameters").values().stream().toList();
  }

  boolean hasParameter(String parameter) {
    return parameters().stream().anyMatch(it -> it.path("name").asString().equals(parameter));
  }

  /** Its responses by status. */
  Map<Integer, JsonNode> responses() {
    return description.path("responses").properties().stream()
        .collect(Collectors.toMap(it -> Integer.valueOf(it.getKey()), Map.Entry::getValue));
  }

  /** What it answers when it is not refused. */
  List<JsonNode> answers() {
    return responses().entrySet().stream()
        .filter(response -> response.getKey() < 300)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What it answers when it is refused, by status. */
  Map<Integer, JsonNode> problems() {
    return responses().entrySet().stream()
        .filter(response -> response.getKey() >= 400)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                it -> it.getValue().path("content").path("application/problem+json")));
  }

  @Override
  public String toString() {
    return name;
  }
}
