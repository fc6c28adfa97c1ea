package io.orgtrail.command.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import io.orgtrail.command.schemas.CommandSchemas;
import io.orgtrail.command.schemas.EventSchemas;
import io.orgtrail.web.documents.Refusals;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/** Describes what the one endpoint of all commands takes and refuses, and shows schemas. */
@Component
class CommandDocument implements GlobalOpenApiCustomizer, Refusals {

  private static final String PATH = "/commands/{name}";
  private static final String SHOWN_COMMAND = "DeleteTeam";
  private static final String SHOWN_EVENT = "TeamDeleted";

  private final CommandSchemas commands;
  private final EventSchemas events;

  CommandDocument(CommandSchemas commands, EventSchemas events) {
    this.commands = commands;
    this.events = events;
  }

  /** Whatever the domain refuses, and the gateway itself. */
  @Override
  public Stream<ErrorCode> of(HandlerMethod method) {
    if (!method.hasMethodAnnotation(PostMapping.class)) {
      return Stream.empty();
    }
    var codes = EnumSet.range(ErrorCode.ORGANIZATION_NOT_FOUND, ErrorCode.UNKNOWN_EVENT_TYPE);
    codes.addAll(List.of(ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND));
    return codes.stream();
  }

  @Override
  public void customise(OpenAPI document) {
    var operation = document.getPaths().get(PATH).getPost();
    nameCommands(operation);
    var body = new MediaType().schema(new JsonSchema().anyOf(references()));
    for (var command : commands.all()) {
      document.getComponents().addSchemas(command.name(), schema(command.schema()));
      body.addExamples(
          command.name(),
          new Example()
              .summary(command.callers())
              .value(plain(command.schema().path("examples").get(0).toString(), Object.class)));
    }
    operation
        .getRequestBody()
        .description("The fields of the command")
        .content(new Content().addMediaType("application/json", body));
    showSchemas(document);
  }

  private void showSchemas(OpenAPI document) {
    var shown = commands.all().stream().filter(it -> it.name().equals(SHOWN_COMMAND)).findFirst();
    show(document, "/commands", List.of(shown.orElseThrow()));
    show(document, PATH + "/schema", shown.orElseThrow().schema());
    show(document, "/events/{name}/schema", events.all().get(SHOWN_EVENT));
  }

  private static void show(OpenAPI document, String path, Object answer) {
    var json = Json.mapper().writeValueAsString(answer);
    var content = document.getPaths().get(path).getGet().getResponses().get("200").getContent();
    content
        .values()
        .forEach(
            body -> body.addExamples("example", new Example().value(plain(json, Object.class))));
  }

  @SuppressWarnings({"rawtypes"})
  private List<Schema> references() {
    return commands.all().stream()
        .<Schema>map(command -> new JsonSchema().$ref("#/components/schemas/" + command.name()))
        .toList();
  }

  private void nameCommands(Operation operation) {
    operation.getParameters().stream()
        .filter(parameter -> parameter.getName().equals("name"))
        .findFirst()
        .orElseThrow()
        .schema(
            new Schema<String>()
                .typesItem("string")
                ._enum(commands.all().stream().map(CommandSchemas.Description::name).toList()));
  }

  private static JsonSchema schema(ObjectNode schema) {
    var fields = schema.deepCopy();
    fields.remove(List.of("$schema", "$id", "examples"));
    return plain(fields.toString(), JsonSchema.class);
  }

  private static <T> T plain(String json, Class<T> type) {
    try {
      return Json31.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
