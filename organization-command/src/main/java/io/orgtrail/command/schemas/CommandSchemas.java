package io.orgtrail.command.schemas;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.orgtrail.api.catalogue.CommandCallers;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands as clients see them: names, who may give them, and a JSON Schema each. */
@Component
public class CommandSchemas {

  private static final JsonNode EXAMPLES = examples();

  private final SchemaGenerator generator = new SchemaGenerator(configuration().build());
  private final List<Description> descriptions =
      MessageCatalogue.commands().values().stream().map(this::describe).toList();

  /**
   * A command.
   *
   * @param name as in {@code ce_type}, without the prefix
   * @param allowed the kind of caller who may give it
   * @param permissions what lets a member give it who is no caller of that kind otherwise; none
   *     when no permission does
   * @param callers the same in words
   * @param schema JSON Schema (2020-12) of its fields
   */
  public record Description(
      String name,
      Allowed.Who allowed,
      List<Permission> permissions,
      String callers,
      ObjectNode schema) {}

  /** All commands, in alphabetical order. */
  public List<Description> all() {
    return descriptions;
  }

  /** The schema of each by its name. */
  Map<String, ObjectNode> schemas() {
    return descriptions.stream().collect(Collectors.toMap(Description::name, Description::schema));
  }

  private Description describe(Class<? extends Command> command) {
    var allowed = command.getAnnotation(Allowed.class);
    return new Description(
        command.getSimpleName(),
        allowed.value(),
        List.of(allowed.permission()),
        CommandCallers.describe(command),
        schema(command));
  }

  private ObjectNode schema(Class<? extends Command> command) {
    var schema = SchemaHead.of("command", command).on(generator.generateSchema(command));
    schema.putArray("examples").add(EXAMPLES.get(command.getSimpleName()));
    return schema;
  }

  private static SchemaGeneratorConfigBuilder configuration() {
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(new JacksonSchemaModule())
            .with(new SchemaRules());
    builder
        .forFields()
        .withTargetTypeOverridesResolver(SchemaRules::withoutPatch)
        .withDescriptionResolver(SchemaHead::description);
    builder
        .forTypesInGeneral()
        .withAdditionalPropertiesResolver(
            type -> type.getType().isInstanceOf(Map.class) ? Object.class : null)
        .withCustomDefinitionProvider(CommandSchemas::entry);
    return builder;
  }

  /** An entry of many commands has the fields of one, but for the organization's. */
  private static CustomDefinition entry(ResolvedType type, SchemaGenerationContext context) {
    if (type.getErasedType() != InviteMembers.Entry.class) {
      return null;
    }
    var one = context.getTypeContext().resolve(InviteMember.class);
    var entry = context.createStandardDefinition(one, null);
    ((ObjectNode) entry.get("properties")).remove("organizationId");
    ((ArrayNode) entry.get("required")).removeIf(name -> name.asString().equals("organizationId"));
    return new CustomDefinition(entry);
  }

  private static JsonNode examples() {
    try (var json = CommandSchemas.class.getResourceAsStream("/documents/command/commands.json")) {
      return Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
