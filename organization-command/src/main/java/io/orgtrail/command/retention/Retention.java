package io.orgtrail.command.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Forgets what is older than it is kept for, and counts it. Any number of instances may do so at
 * once: each deletes what no other is deleting.
 */
@Component
public class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final MeterRegistry registry;

  Retention(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Forgets in small steps until nothing is too old.
   *
   * @param what of which things, as metrics and logs call them
   * @param kept how long they are kept
   * @param step deletes some that are older; answers how many
   */
  public void forget(String what, Duration kept, ToIntFunction<Duration> step) {
    var forgotten = counter(what);
    var total = 0;
    for (var some = step.applyAsInt(kept); some > 0; some = step.applyAsInt(kept)) {
      forgotten.increment(some);
      total += some;
    }
    if (total > 0) {
      log.info("{} {} older than {} forgotten", total, what, kept);
    }
  }

  private Counter counter(String what) {
    return Counter.builder("organization.forgotten")
        .description("What was deleted because it is kept no longer")
        .tag("what", what)
        .register(registry);
  }
}
