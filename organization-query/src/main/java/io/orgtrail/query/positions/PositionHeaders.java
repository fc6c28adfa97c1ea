package io.orgtrail.query.positions;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.web.documents.Refusals;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the headers that every request may have, and what becomes of one that waits. */
@Component
class PositionHeaders implements GlobalOperationCustomizer, Refusals {

  @Override
  public Stream<ErrorCode> of(HandlerMethod method) {
    return Stream.of(ErrorCode.READ_MODEL_BEHIND);
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    describeAnswers(operation);
    return isDescribed(operation) ? operation : describe(operation);
  }

  /** Methods that answer the same request in several formats share an operation. */
  private static boolean isDescribed(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> PositionRequest.MIN_POSITION.equals(parameter.getName()));
  }

  private static void describeAnswers(Operation operation) {
    operation.getResponses().entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .forEach(
            response ->
                response
                    .getValue()
                    .addHeaderObject(
                        Positions.HEADER,
                        new Header()
                            .description("Position of the last event that the answer reflects")
                            .schema(new IntegerSchema().format("int64"))));
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
                .description("`wait=<seconds>`: how long to wait, 5 unless said, 60 at most")
                .schema(new StringSchema()));
  }
}
