package io.orgtrail.api.people;

import io.orgtrail.api.people.PersonCommand.ForgetPerson;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A person is known by one of both. */
@Documented
@Constraint(validatedBy = UserIdOrEmail.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface UserIdOrEmail {

  /** The rule. */
  String message() default "must be given, unless email is, and not both";

  /** Unused, asked for by the specification. */
  Class<?>[] groups() default {};

  /** Unused, asked for by the specification. */
  Class<? extends Payload>[] payload() default {};

  /** The rule as code; blames the field {@code userId}. */
  class Check implements ConstraintValidator<UserIdOrEmail, ForgetPerson> {
    @Override
    public boolean isValid(ForgetPerson command, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("userId")
          .addConstraintViolation();
      return (command.userId() == null) != (command.email() == null);
    }
  }
}
