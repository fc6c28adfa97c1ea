package io.orgtrail.command.gateway.http;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Allowed;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Given;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.roles.Permission;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The commands as clients see them: names, who may give them, and a JSON Schema each. */
@Component
class CommandSchemas {

  private final SchemaGenerator generator = new SchemaGenerator(configuration().build());
  private final List<Description> descriptions =
      MessageCatalogue.commands().values().stream().map(this::describe).toList();

  /**
   * A command.
   *
   * @param name as in {@code ce_type}, without the prefix
   * @param allowed the kind of caller who may give it
   * @param permissions what a HOLDER needs
   * @param schema JSON Schema (2020-12) of its fields
   */
  record Description(
      String name, Allowed.Who allowed, List<Permission> permissions, JsonNode schema) {}

  /** All commands, in alphabetical order. */
  List<Description> all() {
    return descriptions;
  }

  private Description describe(Class<? extends Command> command) {
    var allowed = command.getAnnotation(Allowed.class);
    return new Description(
        command.getSimpleName(),
        allowed.value(),
        List.of(allowed.permission()),
        generator.generateSchema(command));
  }

  private static SchemaGeneratorConfigBuilder configuration() {
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(new JacksonSchemaModule())
            .with(new SchemaRules());
    builder
        .forFields()
        .withTargetTypeOverridesResolver(CommandSchemas::withoutPatch)
        .withRequiredCheck(field -> field.getAnnotation(Given.class) != null)
        .withStringMaxLengthResolver(SchemaRules::maxLengthOfPatch)
        .withStringPatternResolver(SchemaRules::patternOfPatch)
        .withNullableCheck(SchemaRules::isClearable);
    return builder;
  }

  private static List<ResolvedType> withoutPatch(FieldScope field) {
    return field.getType().getErasedType() == Patch.class
        ? List.of(field.getTypeParameterFor(Patch.class, 0))
        : null;
  }
}
