package io.orgtrail.query.pages;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the tags of the answers that are {@link Tagged}, and how to ask by them. */
@Component
class TagHeaders implements GlobalOperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (!isTagged(method)) {
      return operation;
    }
    operation
        .getResponses()
        .get("200")
        .addHeaderObject(
            HttpHeaders.ETAG,
            new Header()
                .description("Tag of what the answer says, for If-None-Match")
                .schema(new StringSchema()));
    operation
        .getResponses()
        .addApiResponse("304", new ApiResponse().description("What the client has still holds."));
    return operation.addParametersItem(
        new HeaderParameter()
            .name(HttpHeaders.IF_NONE_MATCH)
            .description("ETag of the answer that the client has; 304 when it still holds")
            .schema(new StringSchema()));
  }

  private static boolean isTagged(HandlerMethod method) {
    return method.hasMethodAnnotation(GetMapping.class)
        && method.getReturnType().getParameterType() == ResponseEntity.class;
  }
}
