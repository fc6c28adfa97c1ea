package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.deciding.Decision;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What a command of a batch came to.
 *
 * @param command the command
 * @param reply the answer to send, {@code null} when there is nobody to answer
 * @param deadLetter why the record belongs to the dead letters, {@code null} when it does not
 */
record Outcome(IncomingCommand command, CommandReply reply, Rejection deadLetter) {

  static Outcome refused(IncomingCommand command, Rejection why) {
    return new Outcome(command, rejected(command, why), command.deadLetter());
  }

  static Outcome failed(IncomingCommand command) {
    var why =
        Rejection.of(
            ErrorCode.INTERNAL_ERROR,
            "The command could not be handled; it is kept for the operators.");
    return new Outcome(command, rejected(command, why), why);
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

  /** The answer to an accepted command, which has no position before its events have one. */
  static CommandReply.Accepted accepted(IncomingCommand command, Decision.Accepted decision) {
    return new CommandReply.Accepted(
        command.commandId(),
        command.name(),
        command.organizationId(),
        decision.result(),
        eventTypes(decision.events()),
        decision.version(),
        null,
        false,
        command.options().dryRun());
  }

  private static List<String> eventTypes(List<DomainEventMessage<?>> events) {
    return events.stream().map(event -> event.getPayloadType().getSimpleName()).distinct().toList();
  }
}
