package io.orgtrail.api.messages;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field that must be there, though it may be {@code null}. */
@Documented
@Constraint(validatedBy = Given.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Given {

  /** The rule. */
  String message() default "must be given, null for none";

  /** Unused, asked for by the specification. */
  Class<?>[] groups() default {};

  /** Unused, asked for by the specification. */
  Class<? extends Payload>[] payload() default {};

  /** The rule as code. */
  class Check implements ConstraintValidator<Given, Patch<?>> {
    @Override
    public boolean isValid(Patch<?> value, ConstraintValidatorContext context) {
      return value.isPresent();
    }
  }
}
