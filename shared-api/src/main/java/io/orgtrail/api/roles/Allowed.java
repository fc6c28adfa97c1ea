package io.orgtrail.api.roles;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may give a command; read by the permission check and by the documentation. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Allowed {

  /** The kind of caller; holders of {@link #permission()} unless said otherwise. */
  Who value() default Who.HOLDER;

  /** The permission that lets a member give it, whatever else does. */
  Permission[] permission() default {};

  /** Kinds of caller. */
  enum Who {
    /** Whoever holds the permission in the organization. */
    HOLDER,
    /** Any member, for themselves. */
    MEMBER,
    /** The person an invitation is for, who proves it with the command. */
    INVITEE,
    /** Any signed-in user; the command has its own rules. */
    ANYONE,
    /** Holders of the permission, and leads of the team concerned. */
    TEAM_LEAD,
    /** Owners of the project concerned, and holders of the permission where there is one. */
    PROJECT_OWNER,
    /** Operators only. */
    OPERATOR
  }
}
