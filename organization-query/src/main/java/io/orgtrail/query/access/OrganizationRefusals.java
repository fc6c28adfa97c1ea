package io.orgtrail.query.access;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.web.documents.Refusals;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** What every request about an organization may be refused with, for the documentation. */
@Component
class OrganizationRefusals implements Refusals {

  private static final String ORGANIZATION = "ref";

  @Override
  public Stream<ErrorCode> of(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters()).anyMatch(OrganizationRefusals::isRef)
        ? Stream.of(
            ErrorCode.FORBIDDEN, ErrorCode.ORGANIZATION_NOT_FOUND, ErrorCode.ORGANIZATION_DELETED)
        : Stream.empty();
  }

  private static boolean isRef(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(PathVariable.class)
        && ORGANIZATION.equals(parameter.getParameter().getName());
  }
}
