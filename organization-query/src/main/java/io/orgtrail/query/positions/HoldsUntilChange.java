package io.orgtrail.query.positions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an endpoint whose answer depends on the read model, the caller and the request alone: who
 * asks again before anything has changed is given it again. Where it depends on something else, the
 * time of the day or what is read from elsewhere, the endpoint says so ({@link Holding}).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HoldsUntilChange {}
