package io.orgtrail.command.gateway.http;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.orgtrail.api.messages.Patch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.util.Optional;

/** Tells the rules on the records' fields as JSON Schema does, those on patched values too. */
final class SchemaRules extends JakartaValidationModule {

  SchemaRules() {
    super(
        JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
        JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS);
  }

  /** A schema's pattern may match anywhere, a rule's is about the whole value. */
  @Override
  protected String resolveStringPattern(MemberScope<?, ?> member) {
    var pattern = super.resolveStringPattern(member);
    return pattern == null ? null : anchored(pattern);
  }

  private static String anchored(String pattern) {
    return "^(?:" + pattern + ")$";
  }

  static String patternOfPatch(FieldScope field) {
    return rule(field, Pattern.class).map(rule -> anchored(rule.regexp())).orElse(null);
  }

  static Integer maxLengthOfPatch(FieldScope field) {
    return rule(field, Size.class).map(Size::max).orElse(null);
  }

  /** Whether the field may be null to clear it; no answer for fields that are no patch. */
  static Boolean isClearable(FieldScope field) {
    return isPatch(field)
        ? rule(field, NotNull.class).isEmpty() && rule(field, NotBlank.class).isEmpty()
        : null;
  }

  private static <A extends Annotation> Optional<A> rule(FieldScope field, Class<A> rule) {
    if (!isPatch(field)) {
      return Optional.empty();
    }
    var type = (AnnotatedParameterizedType) field.getRawMember().getAnnotatedType();
    return Optional.ofNullable(type.getAnnotatedActualTypeArguments()[0].getAnnotation(rule));
  }

  private static boolean isPatch(FieldScope field) {
    return field.getRawMember().getType() == Patch.class;
  }
}
