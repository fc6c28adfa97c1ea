package io.orgtrail.api.integrations;

import io.orgtrail.api.messages.Json;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** Settings that stay small, with names that can be kept: every event of theirs is for ever. */
@Documented
@Constraint(validatedBy = SmallSettings.Check.class)
@Size(max = SmallSettings.MAX_ENTRIES)
@ReportAsSingleViolation
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@interface SmallSettings {

  /** How many settings there are at most. */
  int MAX_ENTRIES = 50;

  /** How long they are at most, as JSON. */
  int MAX_CHARACTERS = 8192;

  /** What the name of a setting looks like. */
  String NAME = "[^\\p{Cc}\\p{Cs}]{1,100}";

  /** The rule. */
  String message() default
      "must be at most 50 settings, 8192 characters of JSON in all, each name 1 to 100 characters"
          + " without control characters";

  /** Unused, asked for by the specification. */
  Class<?>[] groups() default {};

  /** Unused, asked for by the specification. */
  Class<? extends Payload>[] payload() default {};

  /** The rule as code. */
  class Check implements ConstraintValidator<SmallSettings, Map<String, Object>> {
    @Override
    public boolean isValid(Map<String, Object> settings, ConstraintValidatorContext context) {
      return isGood(settings)
          && Json.mapper().writeValueAsString(settings).length() <= MAX_CHARACTERS;
    }

    /** JSON has no number for what is beyond the largest one. */
    private static boolean isGood(Object value) {
      if (value instanceof Map<?, ?> settings) {
        return settings.keySet().stream().allMatch(name -> name.toString().matches(NAME))
            && settings.values().stream().allMatch(Check::isGood);
      }
      if (value instanceof List<?> values) {
        return values.stream().allMatch(Check::isGood);
      }
      return !(value instanceof Double number) || Double.isFinite(number);
    }
  }
}
