package io.orgtrail.web.documents;

import io.orgtrail.api.messages.Json;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters of operations, and shows what is asked and answered. */
final class OperationTexts implements GlobalOperationCustomizer {

  /** What files of examples are called that are no JSON. */
  private static final Map<String, String> SUFFIXES =
      Map.of("application/x-ndjson", ".ndjson", "text/csv", ".csv", "text/event-stream", ".txt");

  private final DocumentTexts texts;

  OperationTexts(DocumentTexts texts) {
    this.texts = texts;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    var id = operation.getOperationId();
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(parameter -> describe(id, parameter));
    }
    if (operation.getRequestBody() != null) {
      show(id + ".request", operation.getRequestBody().getContent());
    }
    operation.getResponses().entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .forEach(response -> show(id, response.getValue().getContent()));
    return operation;
  }

  private void describe(String operationId, Parameter parameter) {
    if (parameter.getDescription() == null) {
      texts.parameter(operationId, parameter.getName()).ifPresent(parameter::setDescription);
    }
  }

  private void show(String name, Content content) {
    if (content != null) {
      content.forEach((type, body) -> show(name, type, body));
    }
  }

  private void show(String name, String type, MediaType body) {
    var suffix = SUFFIXES.get(type);
    texts
        .example(name + (suffix == null ? ".json" : suffix))
        .map(text -> suffix == null ? Json.mapper().readValue(text, Object.class) : text)
        .ifPresent(value -> body.addExamples("example", new Example().value(value)));
  }
}
