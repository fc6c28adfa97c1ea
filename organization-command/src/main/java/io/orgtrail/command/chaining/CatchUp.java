package io.orgtrail.command.chaining;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log how far it is when many events have no link, as after an earlier version. */
final class CatchUp {

  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

  private static final long MANY = 10_000;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private boolean isLong;
  private long told;

  void report(ChainProgress progress) {
    if (progress.lag() == 0) {
      end(progress);
    } else if (progress.lag() >= MANY && (!isLong || System.nanoTime() - told > PAUSE_NANOS)) {
      log.info("{} of {} events are in their hash chains", progress.position(), progress.head());
      isLong = true;
      told = System.nanoTime();
    }
  }

  private void end(ChainProgress progress) {
    if (isLong) {
      log.info("All {} events are in their hash chains", progress.head());
      isLong = false;
    }
  }
}
