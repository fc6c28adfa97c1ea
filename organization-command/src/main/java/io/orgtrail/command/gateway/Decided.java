package io.orgtrail.command.gateway;

import io.orgtrail.api.replies.CommandReply;

/**
 * A command decided in a batch that is not committed yet.
 *
 * @param outcome what it came to; the answer to an accepted command has no position yet
 * @param lastEvent how many events the batch had staged after it, 0 when it staged none
 */
record Decided(Outcome outcome, int lastEvent) {

  static Decided of(Outcome outcome) {
    return new Decided(outcome, 0);
  }

  IncomingCommand command() {
    return outcome.command();
  }

  /** The same command, sent again in the same batch. */
  Decided again(IncomingCommand command) {
    return new Decided(Outcome.again(command, outcome.reply()), lastEvent);
  }

  /**
   * Positions are gapless, so that of an event follows from that of the last one.
   *
   * @param head position of the last event of the batch, or of the store when it has none
   * @param stagedEvents how many events the batch has
   */
  Decided positioned(long head, int stagedEvents) {
    if (!(outcome.reply() instanceof CommandReply.Accepted accepted)
        || accepted.dryRun()
        || accepted.position() != null) {
      return this;
    }
    var position = lastEvent == 0 ? head : head - stagedEvents + lastEvent;
    return new Decided(outcome.at(position), lastEvent);
  }
}
