package io.orgtrail.api.organizations;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** SUB and CLIENT organizations name a parent, STANDARD ones do not. */
@Documented
@Constraint(validatedBy = ParentFitsKind.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ParentFitsKind {

  /** The rule. */
  String message() default "must be given for SUB and CLIENT, and only for them";

  /** Unused, asked for by the specification. */
  Class<?>[] groups() default {};

  /** Unused, asked for by the specification. */
  Class<? extends Payload>[] payload() default {};

  /** The rule as code; blames the field {@code parentOrganizationId}. */
  class Check implements ConstraintValidator<ParentFitsKind, Founding> {
    @Override
    public boolean isValid(Founding command, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("parentOrganizationId")
          .addConstraintViolation();
      return (command.kind() == Kind.STANDARD) == (command.parentOrganizationId() == null);
    }
  }
}
