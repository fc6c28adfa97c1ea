package io.orgtrail.command.gateway.http;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.gateway.CommandBody;
import io.orgtrail.command.gateway.StoredReplies;
import io.orgtrail.command.schemas.CommandSchemas;
import io.orgtrail.web.documents.Refuses;
import io.orgtrail.web.limits.Rates;
import io.orgtrail.web.problems.Problem;
import io.orgtrail.web.tracing.Traces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands over HTTP: the same messages, on the same topic, with the same answers. */
@RestController
@RequestMapping("/commands")
@Tag(name = "Commands")
class CommandController {

  private final CommandBridge bridge;
  private final CommandBody body;
  private final Rates rates;
  private final Traces traces;
  private final Clock clock;
  private final StoredReplies replies;
  private final CommandSchemas schemas;

  CommandController(
      CommandBridge bridge,
      CommandBody body,
      Rates rates,
      Traces traces,
      Clock clock,
      StoredReplies replies,
      CommandSchemas schemas) {
    this.bridge = bridge;
    this.body = body;
    this.rates = rates;
    this.traces = traces;
    this.clock = clock;
    this.replies = replies;
    this.schemas = schemas;
  }

  @PostMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "giveCommand",
      summary = "Give a command",
      description =
          "Puts the command on the topic organization.commands and waits for its answer: 200 with"
              + " the reply, the problem it was rejected with, or 202 with the place to ask again when"
              + " the wait ended first. For anyone signed in; `GET /commands` tells who may give each.")
  @ApiResponse(
      responseCode = "200",
      description = "The command took effect, or would have in a dry run",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = CommandReply.Accepted.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The command is under way",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Where to ask for the reply",
              schema = @Schema(type = "string")),
      content = @Content)
  void give(
      @PathVariable("name") String name,
      @RequestBody byte[] json,
      @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
      @RequestHeader(name = "Dry-Run", required = false) String dryRun,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
      @RequestHeader(name = "Prefer", required = false) String prefer,
      @RequestHeader(name = "traceparent", required = false) String traceParent,
      Caller caller,
      JwtAuthenticationToken token,
      HttpServletRequest request,
      HttpServletResponse laterAnswered) {
    var commandId = CommandRequest.commandId(idempotencyKey);
    var type = CommandRequest.type(name);
    var key = body.requireKey(json, type, caller, commandId);
    rates.require(caller, key, clock.instant());
    var message =
        new CommandBridge.Message(
            type,
            commandId,
            key,
            json,
            token.getToken().getTokenValue(),
            CommandRequest.dryRun(dryRun),
            CommandRequest.expectedVersion(ifMatch),
            traces.traceParent(traceParent));
    // Spring leaves a response that a method asks for to it.
    LateAnswers.give(
        request,
        bridge
            .send(message, CommandRequest.wait(prefer))
            .handle(
                (reply, failure) ->
                    failure == null ? answer(name, reply) : none(name, commandId, failure)));
  }

  @GetMapping("/{commandId}")
  @Operation(
      operationId = "getReply",
      summary = "The reply to a command",
      description =
          "For anyone signed in, to their own commands; 404 with Retry-After while there is none.")
  @ApiResponse(
      responseCode = "200",
      description = "What came of the command",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(oneOf = {CommandReply.Accepted.class, CommandReply.Rejected.class})))
  @Refuses(ErrorCode.NOT_FOUND)
  ResponseEntity<?> reply(@PathVariable("commandId") String commandId, Caller caller) {
    return replies
        .find(caller.userId(), commandId)
        .<ResponseEntity<?>>map(ResponseEntity::ok)
        .orElseGet(
            () ->
                ResponseEntity.status(ErrorCode.NOT_FOUND.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER)
                    .body(
                        Problem.of(
                                ErrorCode.NOT_FOUND, "There is no reply to " + commandId + " yet.")
                            .at("/commands/" + commandId)));
  }

  @GetMapping
  @Operation(
      operationId = "listCommands",
      summary = "The commands",
      description =
          "Each with who may give it and the JSON Schema of its fields. For anyone signed in.")
  List<CommandSchemas.Description> commands() {
    return schemas.all();
  }

  private static ResponseEntity<byte[]> answer(String name, CommandReply reply) {
    if (reply instanceof CommandReply.Rejected rejected) {
      var error = rejected.error();
      var problem =
          Problem.of(new Rejection(ErrorCode.valueOf(error.code()), error.detail(), error.fields()))
              .with("duplicate", rejected.duplicate());
      return problem(
          name,
          rejected.commandId() == null ? problem : problem.with("commandId", rejected.commandId()));
    }
    return json(ResponseEntity.ok(), MediaType.APPLICATION_JSON, reply);
  }

  private static ResponseEntity<byte[]> none(String name, String commandId, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof TimeoutException
        ? ResponseEntity.accepted().location(URI.create("/commands/" + commandId)).build()
        : problem(
            name, Problem.of(ErrorCode.UNAVAILABLE, "The broker does not take commands now."));
  }

  private static ResponseEntity<byte[]> problem(String name, Problem problem) {
    var response = ResponseEntity.status(problem.status());
    if (problem.isTemporary()) {
      response.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER);
    }
    return json(response, MediaType.APPLICATION_PROBLEM_JSON, problem.at("/commands/" + name));
  }

  private static ResponseEntity<byte[]> json(
      ResponseEntity.BodyBuilder response, MediaType type, Object content) {
    return response.contentType(type).body(Json.mapper().writeValueAsBytes(content));
  }
}
