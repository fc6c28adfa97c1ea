package io.orgtrail.command.schemas;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.AnnotationHelper;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.orgtrail.api.messages.Given;
import io.orgtrail.api.messages.Patch;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.List;
import java.util.function.Function;

/**
 * Tells the rules on the records' fields as JSON Schema does; a patch has those of its value, and
 * may be left out.
 */
final class SchemaRules extends JakartaValidationModule {

  SchemaRules() {
    super(
        JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
        JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS);
  }

  /** A patch is read as its value. */
  static List<ResolvedType> withoutPatch(FieldScope field) {
    return field.getType().getErasedType() == Patch.class
        ? List.of(field.getTypeParameterFor(Patch.class, 0))
        : null;
  }

  /** A schema's pattern may match anywhere, a rule's is about the whole value. */
  @Override
  protected String resolveStringPattern(MemberScope<?, ?> member) {
    var pattern = super.resolveStringPattern(member);
    return pattern == null ? null : "^(?:" + pattern + ")$";
  }

  @Override
  protected boolean isRequired(MemberScope<?, ?> member) {
    return isPatch(member) ? member.getAnnotation(Given.class) != null : super.isRequired(member);
  }

  @Override
  protected Boolean isNullable(MemberScope<?, ?> member) {
    if (!isPatch(member) || member.isFakeContainerItemScope()) {
      return super.isNullable(member);
    }
    return rule(member, NotNull.class) == null && rule(member, NotBlank.class) == null;
  }

  @Override
  protected <A extends Annotation> A getAnnotationFromFieldOrGetter(
      MemberScope<?, ?> member, Class<A> rule, Function<A, Class<?>[]> groups) {
    return isPatch(member)
        ? rule(member, rule)
        : super.getAnnotationFromFieldOrGetter(member, rule, groups);
  }

  private static <A extends Annotation> A rule(MemberScope<?, ?> member, Class<A> rule) {
    var value = argument(((FieldScope) member).getRawMember().getAnnotatedType());
    return AnnotationHelper.resolveAnnotation(
            member.isFakeContainerItemScope() ? argument(value) : value,
            rule,
            meta -> meta.annotationType().isAnnotationPresent(Constraint.class))
        .orElse(null);
  }

  private static AnnotatedType argument(AnnotatedType type) {
    return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
  }

  private static boolean isPatch(MemberScope<?, ?> member) {
    return member instanceof FieldScope field && field.getRawMember().getType() == Patch.class;
  }
}
