package io.orgtrail.client.requests;

import io.orgtrail.api.replies.CommandReply.Accepted;
import java.util.concurrent.atomic.AtomicLong;

/** Up to where a client has written, so that what it reads is never older. */
public final class Positions {

  private final AtomicLong last = new AtomicLong();

  void wrote(Accepted reply) {
    if (reply.position() != null) {
      last.accumulateAndGet(reply.position(), Math::max);
    }
  }

  long last() {
    return last.get();
  }
}
