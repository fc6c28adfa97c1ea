package io.orgtrail.web.documents;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.Constraint;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the records that are answered what our JSON is like: every field is there, {@code null}
 * where the component may be, and means what the record's documentation says.
 */
final class RecordSchemas implements ModelConverter {

  @Override
  public Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    var raw = Json31.mapper().constructType(type.getType()).getRawClass();
    if (raw.isRecord() && schema != null) {
      Schema<?> model = defined(schema, context);
      if (model != null && model.getProperties() != null) {
        describe(raw, model);
      }
    }
    return schema;
  }

  private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
    var reference = schema.get$ref();
    return reference == null
        ? schema
        : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static void describe(Class<?> record, Schema<?> model) {
    if (model.getDescription() == null) {
      Descriptions.of(record).ifPresent(model::setDescription);
    }
    for (var component : record.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
        model.getProperties().remove(component.getName());
        model.setAdditionalProperties(Boolean.TRUE);
      }
      model.getProperties().computeIfPresent(component.getName(), (name, it) -> of(component, it));
    }
    if (Arrays.stream(record.getRecordComponents()).noneMatch(RecordSchemas::hasRules)) {
      model.setRequired(required(record, model).toList());
    }
    Arrays.stream(record.getInterfaces()).forEach(parent -> nameType(record, parent, model));
  }

  /** One of several records that look alike says by a field of its own which it is. */
  private static void nameType(Class<?> record, Class<?> parent, Schema<?> model) {
    var named = parent.getAnnotation(JsonTypeInfo.class);
    if (named != null) {
      var name =
          Arrays.stream(parent.getAnnotation(JsonSubTypes.class).value())
              .filter(type -> type.value() == record)
              .findFirst()
              .orElseThrow()
              .name();
      model.addProperty(named.property(), new JsonSchema().typesItem("string")._const(name));
      model.addRequiredItem(named.property());
    }
  }

  private static Schema<?> of(RecordComponent component, Schema<?> property) {
    if (property.getDescription() == null) {
      Descriptions.of(component.getDeclaringRecord(), component.getName())
          .ifPresent(property::setDescription);
    }
    if (component.getAccessor().isAnnotationPresent(ArraySchema.class)) {
      // It may be a list only as JSON, which Java has as text.
      property.setTypes(new LinkedHashSet<>(Set.of("array")));
    }
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        ? orNull(property)
        : property;
  }

  /** A record with rules on its fields is sent to us as well: the rules say what is required. */
  private static boolean hasRules(RecordComponent component) {
    return Arrays.stream(component.getAccessor().getAnnotations())
        .anyMatch(each -> each.annotationType().isAnnotationPresent(Constraint.class));
  }

  private static Stream<String> required(Class<?> record, Schema<?> model) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(
            component ->
                component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    ? required(component.getType(), model)
                    : Stream.of(component)
                        .filter(each -> isAlwaysThere(each.getAccessor()))
                        .map(RecordComponent::getName))
        .filter(model.getProperties()::containsKey);
  }

  private static boolean isAlwaysThere(AnnotatedElement component) {
    var described = component.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return !component.isAnnotationPresent(JsonInclude.class)
        && (described == null || described.requiredMode() != RequiredMode.NOT_REQUIRED);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static Schema<?> orNull(Schema property) {
    if (property.get$ref() != null) {
      var reference = new JsonSchema().$ref(property.get$ref());
      return new JsonSchema()
          .oneOf(List.of(reference, new JsonSchema().typesItem("null")))
          .description(property.getDescription());
    }
    if (property.getTypes() != null) {
      property.addType("null");
    }
    if (property.getEnum() != null && !property.getEnum().contains(null)) {
      var values = new ArrayList<>(property.getEnum());
      values.add(null);
      property.setEnum(values);
    }
    return property;
  }
}
