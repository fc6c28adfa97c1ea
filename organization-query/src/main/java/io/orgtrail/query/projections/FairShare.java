package io.orgtrail.query.projections;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * How many segments of a generation this instance is to process, so that all that feed it have
 * equally many. Instances tell each other that they are alive by a row each.
 */
final class FairShare {

  private static final Logger log = LoggerFactory.getLogger(FairShare.class);

  /** Whoever has more gives it back within a second or two, and others take it in as many. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final String FORGET =
      "DELETE FROM read_control.feeder WHERE seen_at < clock_timestamp() - interval '1 minute'";

  private static final String BEAT =
      """
      INSERT INTO read_control.feeder (generation, instance) VALUES (?, ?)
      ON CONFLICT (generation, instance) DO UPDATE SET seen_at = clock_timestamp()""";

  /** The eldest first: who joins takes from them, and changes nothing between them. */
  private static final String ALIVE =
      """
      SELECT instance FROM read_control.feeder
      WHERE generation = ? AND seen_at > clock_timestamp() - interval '5 seconds'
      ORDER BY since, instance""";

  private static final String LEAVE =
      "DELETE FROM read_control.feeder WHERE generation = ? AND instance = ?";

  private final JdbcOperations jdbc;
  private final int generation;
  private final String instance;
  private final int all;
  private volatile List<String> alive = List.of();
  private volatile long changed;
  private boolean ended;

  /**
   * Prepares.
   *
   * @param all how many segments there are
   */
  FairShare(JdbcOperations jdbc, int generation, String instance, int all) {
    this.jdbc = jdbc;
    this.generation = generation;
    this.instance = instance;
    this.all = all;
  }

  /** Begins to take part. */
  void begin() {
    jdbc.update(FORGET);
    renew();
  }

  /** Goes on taking part, which is to be done every second, and learns who else does. */
  synchronized void renew() {
    if (!ended) {
      jdbc.update(BEAT, generation, instance);
      learn(jdbc.queryForList(ALIVE, String.class, generation));
    }
  }

  private void learn(List<String> instances) {
    if (!instances.equals(alive)) {
      alive = instances;
      changed = System.nanoTime();
      log.info(
          "{} instances feed read_{}; {} of {} segments are for this one",
          instances.size(),
          generation,
          segments(),
          all);
    }
  }

  /** Leaves its share to others. */
  synchronized void end() {
    ended = true;
    try {
      jdbc.update(LEAVE, generation, instance);
    } catch (DataAccessException e) {
      log.debug("Others will see that it is gone", e);
    }
  }

  /** How many of the segments are this instance's. */
  int segments() {
    var instances = alive;
    return of(all, instances.size(), instances.indexOf(instance));
  }

  /** Whether there was time for segments to go where they belong. */
  boolean isSettled() {
    return System.nanoTime() - changed > SETTLED_NANOS;
  }

  /** The share of one of several instances; none of one that is not among them. */
  static int of(int segments, int instances, int place) {
    if (place < 0) {
      return 0;
    }
    return segments / instances + (place < segments % instances ? 1 : 0);
  }
}
