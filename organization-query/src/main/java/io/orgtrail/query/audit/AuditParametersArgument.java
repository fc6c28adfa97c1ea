package io.orgtrail.query.audit;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller method what a request asks for of an audit trail. Spring's own way inspects
 * the record with each request, a fifth of a page's time, and takes headers of these names as well.
 */
final class AuditParametersArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AuditParameters.class;
  }

  @Override
  public AuditParameters resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    return new AuditParameters(
        request.getParameter("actor"),
        request.getParameter("type"),
        request.getParameter("target"),
        request.getParameter("text"),
        request.getParameter("from"),
        request.getParameter("to"),
        request.getParameter("order"));
  }
}
