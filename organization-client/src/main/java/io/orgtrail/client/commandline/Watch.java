package io.orgtrail.client.commandline;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for the end of what the service does by itself. */
final class Watch {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private Watch() {}

  /** Asks until it is over, and shows each time how far it is. */
  static <T> T over(
      Supplier<T> source, Predicate<T> running, BiConsumer<T, Progress> show, Progress progress) {
    try {
      var now = source.get();
      show.accept(now, progress);
      while (running.test(now)) {
        Thread.sleep(PAUSE.toMillis());
        now = source.get();
        show.accept(now, progress);
      }
      return now;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "No longer watched; it goes on");
    } finally {
      progress.end();
    }
  }

  static int code(String status) {
    return (status.equals("COMPLETED") ? ExitCode.OK : ExitCode.FAILED).number();
  }
}
