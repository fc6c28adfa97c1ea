package io.orgtrail.client.transport;

import io.orgtrail.api.replies.CommandReply;
import java.util.concurrent.CompletableFuture;

/** A way for commands to the service and for their answers back. */
public interface CommandTransport extends AutoCloseable {

  /**
   * Sends a command, again and again under its id while that may help.
   *
   * @return its answer; fails with a {@link io.orgtrail.client.errors.RequestUnansweredException}
   *     when none came by the deadline
   */
  CompletableFuture<CommandReply> send(OutgoingCommand command);

  @Override
  void close();
}
