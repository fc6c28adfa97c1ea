package io.orgtrail.client.requests;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.errors.OrganizationClientException;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.transport.CommandTransport;
import io.orgtrail.client.transport.Deadline;
import io.orgtrail.client.transport.OutgoingCommand;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Gives commands as one caller, and learns what came of them. */
public final class Commands {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CommandTransport transport;
  private final Positions positions;
  private final Supplier<String> token;
  private final Duration patience;

  /**
   * Gives commands as whoever the token names.
   *
   * @param patience how long an answer is waited for
   */
  public Commands(
      CommandTransport transport, Positions positions, Supplier<String> token, Duration patience) {
    this.transport = transport;
    this.positions = positions;
    this.token = token;
    this.patience = patience;
  }

  /**
   * Gives a command, and again under the same id until it is answered.
   *
   * @return what it did; fails with a {@link RequestRejectedException} that has the code, or a
   *     {@link io.orgtrail.client.errors.RequestUnansweredException}
   */
  public CompletableFuture<Accepted> send(Command command, CommandOptions options) {
    var id = options.commandId() == null ? UUID.randomUUID().toString() : options.commandId();
    return send(
        new OutgoingCommand(
            id,
            command.getClass().getSimpleName(),
            command.key(),
            Json.mapper().writeValueAsBytes(command),
            token,
            options.dryRun(),
            options.expectedVersion(),
            options.traceParent(),
            Deadline.in(patience)));
  }

  private CompletableFuture<Accepted> send(OutgoingCommand command) {
    return transport.send(command).thenCompose(reply -> outcome(command, reply));
  }

  private CompletableFuture<Accepted> outcome(OutgoingCommand command, CommandReply reply) {
    if (reply instanceof Accepted accepted) {
      positions.wrote(accepted);
      return CompletableFuture.completedFuture(accepted);
    }
    var rejection = new RequestRejectedException(((CommandReply.Rejected) reply).error());
    return rejection.is(ErrorCode.RATE_LIMITED) && command.deadline().allows(PAUSE)
        ? CompletableFuture.supplyAsync(() -> command, afterPause()).thenCompose(this::send)
        : CompletableFuture.failedFuture(rejection);
  }

  private static Executor afterPause() {
    return CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The same, waiting for what comes of it. */
  public Accepted execute(Command command, CommandOptions options) {
    return await(send(command, options));
  }

  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof OrganizationClientException known) {
        throw known;
      }
      throw e;
    }
  }
}
