package io.orgtrail.command.schemas;

import com.github.victools.jsonschema.generator.FieldScope;
import io.orgtrail.web.documents.Descriptions;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the schema of a message begins with.
 *
 * @param id names the schema
 * @param title name of the message
 * @param description what the message is
 */
record SchemaHead(String id, String title, String description) {

  private static final String VERSION = "$schema";

  /** What a message of a kind, a command or an event, is said to be. */
  static SchemaHead of(String kind, Class<?> message) {
    var name = message.getSimpleName();
    return new SchemaHead(
        "urn:orgtrail:%s:%s".formatted(kind, name),
        name,
        Descriptions.of(message).orElseThrow(() -> new IllegalStateException(name)));
  }

  /** What a field is, as the documentation says; {@code null} when it says nothing. */
  static String description(FieldScope field) {
    return field.isFakeContainerItemScope()
        ? null
        : Descriptions.of(field.getRawMember().getDeclaringClass(), field.getName()).orElse(null);
  }

  /** The schema with all this before it. */
  ObjectNode on(ObjectNode schema) {
    var whole = JsonNodeFactory.instance.objectNode();
    whole.set(VERSION, schema.remove(VERSION));
    whole.put("$id", id).put("title", title).put("description", description);
    whole.setAll(schema);
    return whole;
  }
}
