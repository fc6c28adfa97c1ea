package io.orgtrail.query.timetravel;

import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.history.Moment;
import io.orgtrail.query.history.Moments;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.positions.Holding;
import io.orgtrail.query.positions.Positions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller method the moment that a request asks for by {@code asOf}; the answer tells
 * the position of that moment. The pages of a list all show the position that the first one did.
 */
@Component
final class AsOfArgument implements HandlerMethodArgumentResolver {

  static final String PARAMETER = "asOf";

  private final Moments moments;

  AsOfArgument(Moments moments) {
    this.moments = moments;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AsOf.class;
  }

  @Override
  public AsOf resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    var asked = request.getParameter(PARAMETER);
    if (asked == null) {
      return AsOf.PRESENT;
    }
    var moment = Moment.parse(PARAMETER, asked);
    Holding.onlyWhile(
        request.getNativeRequest(HttpServletRequest.class), () -> moments.isSettled(moment));
    var found = moments.find(PARAMETER, moment, Paging.pinned(request.getParameter("cursor")));
    if (!found.isPresent()) {
      request
          .getNativeResponse(HttpServletResponse.class)
          .setHeader(Positions.HEADER, found.position().toString());
    }
    return found;
  }
}
