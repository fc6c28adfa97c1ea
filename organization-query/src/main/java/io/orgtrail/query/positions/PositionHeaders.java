package io.orgtrail.query.positions;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the headers that every request may have. */
@Component
class PositionHeaders implements GlobalOperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    return isDescribed(operation) ? operation : describe(operation);
  }

  /** Methods that answer the same request in several formats share an operation. */
  private static boolean isDescribed(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> PositionRequest.MIN_POSITION.equals(parameter.getName()));
  }

  private static Operation describe(Operation operation) {
    return operation
        .addParametersItem(
            new HeaderParameter()
                .name(PositionRequest.MIN_POSITION)
                .description("Wait until the answer reflects this position; else 503")
                .schema(new IntegerSchema().format("int64")))
        .addParametersItem(
            new HeaderParameter()
                .name(PositionRequest.PREFER)
                .description("wait=<seconds>: how long to wait, 5 unless said, 60 at most")
                .schema(new StringSchema()));
  }
}
