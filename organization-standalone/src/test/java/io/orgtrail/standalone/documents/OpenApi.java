package io.orgtrail.standalone.documents;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.orgtrail.api.messages.Json;
import io.orgtrail.standalone.deployment.Checkout;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of a service, as it is checked in. */
record OpenApi(String service, JsonNode document) {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static OpenApi of(String service) {
    Map<String, Object> yaml = Checkout.yaml("docs/openapi-" + service + ".yaml");
    return new OpenApi(service, Json.mapper().valueToTree(yaml));
  }

  Stream<Operation> operations() {
    return document.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(
                        method ->
                            new Operation(
                                this,
                                method.getKey().toUpperCase() + " " + path.getKey(),
                                method.getValue())));
  }

  /** The examples of some content by name, wherever they stand. */
  Map<String, JsonNode> examples(JsonNode content) {
    return content.path("examples").properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, it -> resolve(it.getValue()).path("value"), (a, b) -> a));
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  /** What is wrong with a value, by a schema of this document; nothing when it fits. */
  String wrong(JsonNode schema, JsonNode value) {
    ObjectNode whole = Json.mapper().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    return SCHEMAS.getSchema(whole).validate(value).stream()
        .map(Error::toString)
        .collect(Collectors.joining("; "));
  }

  /** Who may ask, by request, as docs/permissions.md tells. */
  Map<String, String> whoMayAsk() {
    String page = Checkout.text("docs/permissions.md");
    String table =
        page.substring(
            page.indexOf("<!-- " + service + " -->"), page.indexOf("<!-- /" + service + " -->"));
    return table
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.split("\\|"))
        .collect(
            Collectors.toMap(
                cells -> cells[1].strip(), cells -> cells[2].strip(), (a, b) -> a, TreeMap::new));
  }
}
