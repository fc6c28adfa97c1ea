package io.orgtrail.client.transport;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.client.errors.RequestUnansweredException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Commands over HTTP: for who has no way to the broker. */
public final class HttpCommandTransport implements CommandTransport {

  private static final int LONGEST_WAIT_SECONDS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpService commands;

  /** Sends commands to the command service. */
  public HttpCommandTransport(HttpService commands) {
    this.commands = commands;
  }

  @Override
  public CompletableFuture<CommandReply> send(OutgoingCommand command) {
    var call =
        new HttpCall(
            "POST",
            "/commands/" + command.name(),
            headers(command),
            command.json(),
            command.token(),
            command.commandId(),
            true,
            command.deadline());
    return commands.send(call).thenCompose(response -> reply(command, response));
  }

  private static Map<String, String> headers(OutgoingCommand command) {
    var wait = Math.min(LONGEST_WAIT_SECONDS, Math.max(1, command.deadline().left().toSeconds()));
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", command.commandId());
    headers.put("Prefer", "wait=" + wait);
    if (command.dryRun()) {
      headers.put("Dry-Run", "true");
    }
    if (command.expectedVersion() != null) {
      headers.put("If-Match", "\"" + command.expectedVersion() + "\"");
    }
    if (command.traceParent() != null) {
      headers.put("traceparent", command.traceParent());
    }
    return headers;
  }

  private CompletableFuture<CommandReply> reply(
      OutgoingCommand command, HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 200 ->
          CompletableFuture.completedFuture(
              Json.mapper().readValue(response.body(), CommandReply.class));
      // It is decided later: given again, it is answered with what came of it.
      case 202 ->
          command.deadline().allows(PAUSE)
              ? HttpService.after(PAUSE).thenCompose(now -> send(command))
              : CompletableFuture.failedFuture(late(command));
      default ->
          Problems.rejection(response.body())
              .<CommandReply>map(
                  why ->
                      new CommandReply.Rejected(
                          command.commandId(), command.name(), command.key(), why, false))
              .map(CompletableFuture::completedFuture)
              .orElseGet(
                  () ->
                      CompletableFuture.failedFuture(
                          Problems.unexpected(response, response.body())));
    };
  }

  private static RequestUnansweredException late(OutgoingCommand command) {
    return new RequestUnansweredException(
        command.name() + " was not decided in time", command.commandId(), null);
  }

  @Override
  public void close() {
    commands.close();
  }
}
