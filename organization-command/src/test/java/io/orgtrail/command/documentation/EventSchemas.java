package io.orgtrail.command.documentation;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.personal.PersonalData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of events: every field is there, and some may be {@code null}. */
final class EventSchemas {

  private final SchemaGenerator generator = new SchemaGenerator(configuration().build());

  /** The schema of an event whose optional fields are {@code null} in the sample. */
  ObjectNode of(Class<? extends Event> event, JsonNode minimal) {
    var schema = generator.generateSchema(event);
    allowNull(schema, minimal);
    return schema;
  }

  private static void allowNull(ObjectNode schema, JsonNode sample) {
    if (!sample.isObject() || !schema.has("properties")) {
      return;
    }
    var required = schema.putArray("required");
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              var value = sample.path(field.getKey());
              var type = (ObjectNode) field.getValue();
              required.add(field.getKey());
              if (value.isNull()) {
                type.set("type", withNull(type.get("type")));
                if (type.has("enum")) {
                  ((ArrayNode) type.get("enum")).addNull();
                }
              }
              allowNull(type, value);
            });
  }

  private static ArrayNode withNull(JsonNode type) {
    return JsonNodeFactory.instance.arrayNode().add(type).add("null");
  }

  private static SchemaGeneratorConfigBuilder configuration() {
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .with(new JacksonSchemaModule());
    builder
        .forTypesInGeneral()
        .withPropertySorter((one, other) -> 0)
        .withCustomDefinitionProvider(
            (type, context) ->
                type.getErasedType().isAnnotationPresent(PersonalData.class)
                    ? new CustomDefinition(
                        context
                            .getGeneratorConfig()
                            .createObjectNode()
                            .put("type", "string")
                            .put("x-personal-data", true))
                    : null);
    return builder;
  }
}
