package io.orgtrail.query.pages;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.query.history.AsOf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that a request does not have: nothing is ignored silently. */
final class KnownParameters implements HandlerInterceptor {

  private static final String OURS = "io.orgtrail.query.";
  private static final int MAX_LENGTH = 1_000;

  private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith(OURS)) {
      var names = known.computeIfAbsent(method, KnownParameters::names);
      var wrong =
          request.getParameterMap().entrySet().stream()
              .flatMap(given -> wrong(given.getKey(), given.getValue(), names))
              .toList();
      if (!wrong.isEmpty()) {
        throw new RejectedException(Rejection.invalid(wrong));
      }
    }
    return true;
  }

  private static Set<String> names(HandlerMethod method) {
    return Arrays.stream(method.getMethod().getParameters())
        .flatMap(KnownParameters::names)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> names(Parameter parameter) {
    if (parameter.isAnnotationPresent(ParameterObject.class)) {
      return Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName);
    }
    return parameter.isAnnotationPresent(RequestParam.class) || parameter.getType() == AsOf.class
        ? Stream.of(parameter.getName())
        : Stream.empty();
  }

  private static Stream<FieldError> wrong(String name, String[] values, Set<String> known) {
    if (!known.contains(name)) {
      return Stream.of(
          new FieldError(
              name,
              name.equals("asOf")
                  ? "time travel is not available on this endpoint"
                  : "is not a parameter of this request"));
    }
    if (values.length > 1) {
      return Stream.of(new FieldError(name, "must be given once"));
    }
    if (values[0].length() > MAX_LENGTH) {
      return Stream.of(new FieldError(name, "must be at most " + MAX_LENGTH + " characters"));
    }
    // No text in the database has one, and it takes none in a query.
    return values[0].indexOf('\0') >= 0
        ? Stream.of(new FieldError(name, "must not contain NUL"))
        : Stream.empty();
  }
}
