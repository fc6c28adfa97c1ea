package io.orgtrail.query.hostile;

import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.history.AsOf;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What the service answers, as its own mappings tell: a new one is here by itself.
 *
 * @param method of the request
 * @param path with variables in braces
 * @param parameters names of its query parameters
 * @param headers names of the headers that mean something to it
 */
record Endpoint(String method, String path, List<String> parameters, List<String> headers) {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** All of the service. */
  static List<Endpoint> of(QueryService service) {
    return service.beans(RequestMappingHandlerMapping.class).stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(each -> each.getValue().getBeanType().getName().startsWith("io.orgtrail.query."))
        .flatMap(
            each ->
                each.getKey().getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            each.getKey().getPatternValues().stream()
                                .map(path -> of(method.name(), path, each.getValue()))))
        .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::toString))
        .toList();
  }

  private static Endpoint of(String method, String path, HandlerMethod handler) {
    var given = Arrays.asList(handler.getMethod().getParameters());
    var headers = new TreeSet<>(List.of("Min-Position", "Prefer", "If-None-Match", "Accept"));
    given.stream()
        .filter(parameter -> parameter.isAnnotationPresent(RequestHeader.class))
        .forEach(parameter -> headers.add(parameter.getAnnotation(RequestHeader.class).name()));
    return new Endpoint(
        method, path, given.stream().flatMap(Endpoint::names).toList(), List.copyOf(headers));
  }

  private static Stream<String> names(Parameter parameter) {
    if (parameter.isAnnotationPresent(ParameterObject.class)) {
      return Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName);
    }
    return parameter.isAnnotationPresent(RequestParam.class) || parameter.getType() == AsOf.class
        ? Stream.of(parameter.getName())
        : Stream.empty();
  }

  List<String> variables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The path with an organization that is there, and things that may be. */
  String of(String organizationId) {
    return path.replace("{ref}", organizationId).replaceAll("\\{\\w+}", "x");
  }

  /** The same with something else in place of one variable. */
  String with(String variable, String value, String organizationId) {
    var other =
        new Endpoint(method, path.replace("{" + variable + "}", "\0"), List.of(), List.of());
    return other.of(organizationId).replace("\0", value);
  }
}
