package io.orgtrail.web.documents;

import io.orgtrail.api.errors.ErrorCode;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;

/** Knows what some requests may be refused with, by what they have in common. */
@FunctionalInterface
public interface Refusals {

  /** What the request that a method answers may be refused with. */
  Stream<ErrorCode> of(HandlerMethod method);
}
