package io.orgtrail.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** A command that had to be accepted was not: the figures would not be about real work. */
public final class UnexpectedReplyException extends RuntimeException {
  UnexpectedReplyException(Reply reply) {
    super("Not accepted: " + new String(reply.body(), StandardCharsets.UTF_8));
  }

  UnexpectedReplyException(String message) {
    super(message);
  }
}
