package io.orgtrail.benchmarks.load;

import java.util.function.Consumer;

/** What sends one thing after the other, each answered later. */
public interface Sender {
  /** Sends the next; the listener is told of the answer on the thread that reads answers. */
  void send(Consumer<Reply> listener);

  /** Fails when something could not be sent, or an answer was lost. */
  void requireHealthy();
}
