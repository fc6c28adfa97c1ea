package io.orgtrail.query.positions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an endpoint whose answer depends on the read model, the caller and the request alone: who
 * asks again before anything has changed is given it again. What depends on the time of the day, or
 * is read from elsewhere, is not for here.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HoldsUntilChange {}
