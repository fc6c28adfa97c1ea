package io.orgtrail.command.gateway;

import io.orgtrail.api.replies.CommandReply;

/** Replies that somebody in this process waits for, so that they need no way over the broker. */
public interface AwaitedReplies {

  /**
   * Hands a reply to whoever waits for it here; does not block.
   *
   * @param correlationId of the command's record
   * @return whether somebody did
   */
  boolean take(String correlationId, CommandReply reply);
}
