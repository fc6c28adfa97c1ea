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
import java.time.Instant;

/** A time at which something was, since computers count. */
@Documented
@Constraint(validatedBy = Past.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Past {

  /** The rule. */
  String message() default "must be a time from 1970 on that is not to come";

  /** Unused, asked for by the specification. */
  Class<?>[] groups() default {};

  /** Unused, asked for by the specification. */
  Class<? extends Payload>[] payload() default {};

  /** The rule as code. */
  class Check implements ConstraintValidator<Past, Instant> {
    @Override
    public boolean isValid(Instant time, ConstraintValidatorContext context) {
      return time == null
          || !time.isBefore(Instant.EPOCH)
              && !time.isAfter(context.getClockProvider().getClock().instant());
    }
  }
}
