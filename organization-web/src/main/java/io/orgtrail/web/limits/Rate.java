package io.orgtrail.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often something may happen to each of many in one second. Each second is counted by itself,
 * so that what happened at different times may be counted in any order.
 */
final class Rate {

  /** Who is beyond them is the longer unheard of, and may begin anew. */
  private static final int SECONDS_COUNTED = 100_000;

  private static final Duration COUNTED_FOR = Duration.ofSeconds(10);

  private final int perSecond;
  private final Cache<Second, AtomicInteger> counts =
      Caffeine.newBuilder()
          .maximumSize(SECONDS_COUNTED)
          .expireAfterAccess(COUNTED_FOR)
          .executor(Runnable::run)
          .build();

  /**
   * Has counted nothing yet.
   *
   * @param perSecond how often, 0 for any number of times
   */
  Rate(int perSecond) {
    this.perSecond = perSecond;
  }

  int perSecond() {
    return perSecond;
  }

  /** Counts once more; answers whether that is still allowed. */
  boolean admits(String who, Instant at) {
    return perSecond == 0
        || counts
                .get(new Second(who, at.getEpochSecond()), second -> new AtomicInteger())
                .incrementAndGet()
            <= perSecond;
  }

  private record Second(String who, long second) {}
}
