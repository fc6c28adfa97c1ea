package io.orgtrail.query.projections;

import com.zaxxer.hikari.HikariDataSource;
import io.orgtrail.query.positions.Positions;
import io.orgtrail.query.readmodel.Generation;
import io.orgtrail.query.readmodel.Generations;
import io.orgtrail.query.readmodel.ReadModelVersion;
import io.orgtrail.query.readmodel.ServedDataSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Chooses the generation that this instance answers from, and feeds it, from before the first
 * request until after the last one. When another one has gone live, it feeds that too, goes over to
 * it as soon as no client can tell the difference, and then leaves the former alone.
 */
@Component
public class Serving implements SmartLifecycle {

  /** In the middle: the web server starts later and stops earlier. */
  public static final int PHASE = 0;

  private static final Logger log = LoggerFactory.getLogger(Serving.class);
  private static final int LOOK_MILLIS = 100;
  private static final int STOP_WAITS_SECONDS = 15;
  private static final int CLAIMED_AFTER_SECONDS = 5;

  private final Generations generations;
  private final ReadModelVersion version;
  private final Feeding feeding;
  private final Positions positions;
  private final ServedDataSource connections;
  private final CountDownLatch first = new CountDownLatch(1);
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "generations"));
  private final Set<HikariDataSource> left = new HashSet<>();
  private volatile boolean isRunning;
  private volatile ServedGeneration served;
  private ServedGeneration next;
  private long nextSince;
  private boolean complained;

  Serving(
      Generations generations,
      ReadModelVersion version,
      Feeding feeding,
      Positions positions,
      ServedDataSource connections) {
    this.generations = generations;
    this.version = version;
    this.feeding = feeding;
    this.positions = positions;
    this.connections = connections;
  }

  /** The generation that is answered from; empty before there is one. */
  public Optional<Generation> generation() {
    return served().map(ServedGeneration::generation);
  }

  Optional<ServedGeneration> served() {
    return Optional.ofNullable(served);
  }

  @Override
  public void start() {
    isRunning = true;
    looking.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Waits for a generation to answer from; answers whether there is one in time. */
  public boolean isReadyWithin(Duration patience) {
    try {
      return first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void look() {
    try {
      left.removeIf(Serving::isClosed);
      generations
          .toServe(version)
          .filter(chosen -> served == null || !served.is(chosen))
          .ifPresent(this::goOverTo);
      complained = false;
    } catch (RuntimeException e) {
      if (!complained) {
        log.warn("No other read model can be chosen now: {}", e.toString());
        complained = true;
      }
    }
  }

  private void goOverTo(Generation chosen) {
    if (next != null && !next.is(chosen)) {
      leave(next);
      next = null;
    }
    if (next == null) {
      next = feeding.begin(chosen);
      nextSince = System.nanoTime();
    }
    if (isNear()
        && positions.goOver(next.tokens()::slowest, () -> connections.serve(next.pool()))) {
      var before = served;
      served = next;
      next = null;
      log.info("Answering from {}", chosen.schema());
      first.countDown();
      if (before != null) {
        leave(before);
      }
    }
  }

  /** It is nearly where the one before is, and somebody feeds it, unless that cannot be done. */
  private boolean isNear() {
    return next.tokens().slowest() + Feeding.BATCH_SIZE >= positions.current()
        && (next.tokens().abandoned().isEmpty()
            || System.nanoTime() - nextSince > TimeUnit.SECONDS.toNanos(CLAIMED_AFTER_SECONDS));
  }

  private void leave(ServedGeneration generation) {
    generation.processor().stop();
    left.add(generation.pool());
  }

  /** Whoever began to read there may come to an end. */
  private static boolean isClosed(HikariDataSource pool) {
    var connections = pool.getHikariPoolMXBean();
    if (connections != null && connections.getActiveConnections() > 0) {
      return false;
    }
    pool.close();
    return true;
  }

  @Override
  public void stop() {
    isRunning = false;
    looking.shutdown();
    try {
      looking.awaitTermination(STOP_WAITS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Stream.of(served, next).filter(Objects::nonNull).forEach(this::leave);
    // Where queries go may be asked until the very end.
    left.stream().filter(pool -> !connections.isTo(pool)).forEach(HikariDataSource::close);
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
