package io.orgtrail.command.schemas;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.personal.PersonalData;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of events: every field is there, and some may be {@code null}. */
@Component
public class EventSchemas {

  private final SchemaGenerator generator = new SchemaGenerator(configuration().build());
  private final Map<String, ObjectNode> schemas = schemas();

  /** The schema of each event by its name, in alphabetical order. */
  public Map<String, ObjectNode> all() {
    return schemas;
  }

  private Map<String, ObjectNode> schemas() {
    var all = new TreeMap<String, ObjectNode>();
    MessageCatalogue.events().forEach((name, type) -> all.put(name, schema(type)));
    return Collections.unmodifiableMap(all);
  }

  private ObjectNode schema(Class<? extends Event> event) {
    var schema = generator.generateSchema(event);
    allowNulls(event, schema);
    return SchemaHead.of("event", event).on(schema);
  }

  private static SchemaGeneratorConfigBuilder configuration() {
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .with(new JacksonSchemaModule());
    builder
        .forFields()
        .withRequiredCheck(field -> true)
        .withDescriptionResolver(SchemaHead::description);
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

  private static void allowNulls(Class<?> type, ObjectNode schema) {
    if (type.isRecord() && schema.get("properties") instanceof ObjectNode properties) {
      for (var component : type.getRecordComponents()) {
        var field = (ObjectNode) properties.get(component.getName());
        allowNulls(component.getType(), field);
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          allowNull(field);
        }
      }
    }
  }

  private static void allowNull(ObjectNode schema) {
    var types = JsonNodeFactory.instance.arrayNode().add(schema.get("type")).add("null");
    schema.set("type", types);
    if (schema.get("enum") instanceof ArrayNode values) {
      values.addNull();
    }
  }
}
