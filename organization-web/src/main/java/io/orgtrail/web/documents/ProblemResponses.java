package io.orgtrail.web.documents;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Json;
import io.orgtrail.web.problems.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes the problems that each request may be answered with, and shows one of each code. */
final class ProblemResponses implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

  private static final String MEDIA_TYPE = "application/problem+json";
  private static final Set<ErrorCode> OF_ANY_REQUEST =
      EnumSet.of(
          ErrorCode.UNAUTHENTICATED,
          ErrorCode.INVALID,
          ErrorCode.RATE_LIMITED,
          ErrorCode.INTERNAL_ERROR,
          ErrorCode.UNAVAILABLE);

  private static final Set<ErrorCode> OF_ANY_BODY =
      EnumSet.of(ErrorCode.TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE);

  private final List<Refusals> refusals;
  private final DocumentTexts texts;
  private final Set<ErrorCode> shown = ConcurrentHashMap.newKeySet();

  ProblemResponses(List<Refusals> refusals, DocumentTexts texts) {
    this.refusals = refusals;
    this.texts = texts;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    var codes = codes(method);
    if (operation.getRequestBody() != null) {
      codes.addAll(OF_ANY_BODY);
    }
    shown.addAll(codes);
    codes.stream()
        .collect(Collectors.groupingBy(ErrorCode::status))
        .forEach(
            (status, ofStatus) ->
                operation
                    .getResponses()
                    .addApiResponse(Integer.toString(status), response(status, ofStatus)));
    return operation;
  }

  private Set<ErrorCode> codes(HandlerMethod method) {
    var codes = EnumSet.copyOf(OF_ANY_REQUEST);
    var own = method.getMethodAnnotation(Refuses.class);
    Stream.concat(
            own == null ? Stream.empty() : Arrays.stream(own.value()),
            refusals.stream().flatMap(some -> some.of(method)))
        .forEach(codes::add);
    return codes;
  }

  private static ApiResponse response(int status, List<ErrorCode> codes) {
    var problem = new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"));
    codes.forEach(
        code ->
            problem.addExamples(
                code.name(), new Example().$ref("#/components/examples/" + code.name())));
    var response =
        new ApiResponse()
            .description(
                codes.stream()
                    .map(code -> "`%s`: %s".formatted(code, code.title()))
                    .collect(Collectors.joining(". ", "", ".")))
            .content(new Content().addMediaType(MEDIA_TYPE, problem));
    return status == 429 || status == 503
        ? response.addHeaderObject(
            "Retry-After",
            new Header()
                .description("Seconds after which to try again")
                .schema(new Schema<Integer>().typesItem("integer")))
        : response;
  }

  @Override
  public void customise(OpenAPI document) {
    var components = document.getComponents();
    components.addSchemas("Problem", schema(components));
    shown.forEach(
        code ->
            components.addExamples(
                code.name(), new Example().summary(code.title()).value(sample(code))));
  }

  private static Schema<?> schema(Components components) {
    var resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false));
    resolved.referencedSchemas.forEach(components::addSchemas);
    Schema<?> schema = resolved.schema;
    Schema<?> code = schema.getProperties().get("code");
    @SuppressWarnings("unchecked")
    var codes = (Schema<Object>) code;
    codes.setEnum(Arrays.stream(ErrorCode.values()).<Object>map(Enum::name).toList());
    return schema;
  }

  private Object sample(ErrorCode code) {
    var detail = texts.problem(code);
    var field = detail.split(": ", 2);
    // The detail of invalid input is what is wrong with each field.
    var problem =
        code == ErrorCode.INVALID && field.length == 2
            ? Problem.of(Rejection.invalid(List.of(new FieldError(field[0], field[1]))))
            : Problem.of(code, detail);
    return Json.mapper().convertValue(problem.at(texts.problemPath()), Map.class);
  }
}
