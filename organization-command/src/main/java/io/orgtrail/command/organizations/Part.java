package io.orgtrail.command.organizations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.modelling.command.AggregateMember;

/** A part of the organization: it is given the commands and events that it has handlers for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@AggregateMember(eventForwardingMode = ToHandlers.class)
@interface Part {}
