package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.secrets.ToldOnce;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What a command of a batch came to.
 *
 * @param command the command
 * @param reply the answer to send, {@code null} when there is nobody to answer
 * @param deadLetter why the record belongs to the dead letters, {@code null} when it does not
 * @param secrets what only the caller's own channel is told, by its name in the result
 */
record Outcome(
    IncomingCommand command,
    CommandReply reply,
    Rejection deadLetter,
    Map<String, ToldOnce> secrets) {

  /** What the sender hears when the code failed. */
  static final Rejection FAILURE =
      Rejection.of(
          ErrorCode.INTERNAL_ERROR,
          "The command could not be handled; it is kept for the operators.");

  Outcome(IncomingCommand command, CommandReply reply, Rejection deadLetter) {
    this(command, reply, deadLetter, Map.of());
  }

  static Outcome refused(IncomingCommand command, Rejection why) {
    return new Outcome(command, rejected(command, why), command.deadLetter());
  }

  static Outcome failed(IncomingCommand command) {
    return new Outcome(command, rejected(command, FAILURE), FAILURE);
  }

  /** The answer that was given before to the same command. */
  static Outcome again(IncomingCommand command, CommandReply reply) {
    return new Outcome(command, reply.again(), null);
  }

  static Outcome reused(IncomingCommand command) {
    return refused(
        command,
        Rejection.of(
            ErrorCode.COMMAND_ID_REUSED,
            "The id " + command.commandId() + " was used for another command."));
  }

  private static CommandReply rejected(IncomingCommand command, Rejection why) {
    return new CommandReply.Rejected(
        command.commandId(), command.name(), command.organizationId(), why.body(), false);
  }

  /** An accepted command, whose answer has no position before its events have one. */
  static Outcome accepted(IncomingCommand command, Decision.Accepted decision) {
    var dryRun = command.options().dryRun();
    var result = new LinkedHashMap<>(decision.result());
    var secrets = new LinkedHashMap<String, ToldOnce>();
    decision
        .result()
        .forEach(
            (name, value) -> {
              if (value instanceof ToldOnce secret) {
                result.remove(name);
                secrets.put(name, secret);
              }
            });
    var reply =
        new CommandReply.Accepted(
            command.commandId(),
            command.name(),
            command.organizationId(),
            result,
            eventTypes(decision.events()),
            decision.version(),
            null,
            false,
            dryRun);
    return new Outcome(command, reply, null, dryRun ? Map.of() : secrets);
  }

  /** The same once the position of its last event is known. */
  Outcome at(long position) {
    return new Outcome(command, ((CommandReply.Accepted) reply).at(position), deadLetter, secrets);
  }

  /** The answer for the caller's own channel, which alone is told secrets. */
  CommandReply confidentialReply() {
    if (secrets.isEmpty()) {
      return reply;
    }
    var told = new LinkedHashMap<String, Object>();
    secrets.forEach((name, secret) -> told.put(name, secret.value()));
    return ((CommandReply.Accepted) reply).telling(told);
  }

  private static List<String> eventTypes(List<DomainEventMessage<?>> events) {
    return events.stream().map(event -> event.getPayloadType().getSimpleName()).distinct().toList();
  }
}
