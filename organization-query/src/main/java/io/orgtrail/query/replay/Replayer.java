package io.orgtrail.query.replay;

import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.query.projections.Serving;
import io.orgtrail.query.readmodel.Generation;
import io.orgtrail.query.readmodel.Generations;
import io.orgtrail.query.readmodel.ReadModelVersion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs replays that nobody is at, one at a time: those that were asked for, those of an instance
 * that is gone, and one by itself when there is no read model of this version.
 */
@Component
class Replayer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Replayer.class);
  private static final int LOOK_MILLIS = 200;

  /** A small read model is made this fast, and then nobody has noticed. */
  private static final Duration START_WAITS = Duration.ofSeconds(5);

  private static final int SWEEP_SECONDS = 1;
  private static final int STOP_WAITS_SECONDS = 5;
  private static final int SERVED_AFTER_SECONDS = 60;

  /** SQL states of connections that broke, and of a server that stops or starts. */
  private static final Pattern GONE = Pattern.compile("08...|57P..");

  private final Replays replays;
  private final Rebuilding rebuilding;
  private final Generations generations;
  private final ReadModelVersion version;
  private final Events events;
  private final Serving serving;
  private final Sweep sweep;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "replays"));
  private volatile boolean isRunning;
  private volatile Progress progress;
  private boolean complained;

  Replayer(
      Replays replays,
      Rebuilding rebuilding,
      Generations generations,
      ReadModelVersion version,
      Events events,
      Serving serving,
      Sweep sweep) {
    this.replays = replays;
    this.rebuilding = rebuilding;
    this.generations = generations;
    this.version = version;
    this.events = events;
    this.serving = serving;
    this.sweep = sweep;
  }

  /** How far the replay is that runs here. */
  Optional<Progress> progress() {
    return Optional.ofNullable(progress);
  }

  @Override
  public void start() {
    isRunning = true;
    looking.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    looking.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    if (!serving.isReadyWithin(START_WAITS)) {
      log.warn("There is no read model to answer from yet; GET /replays tells how far it is");
    }
  }

  private void look() {
    try {
      if (isMissing() && !replays.isRecent()) {
        log.info("There is no read model of this version: building one");
        replays.begin(null, events.head(), null);
      }
      replays.take().ifPresent(this::run);
      complained = false;
    } catch (RejectedException e) {
      log.debug("Another one was quicker", e);
    } catch (RuntimeException e) {
      if (!complained) {
        log.warn("No replay can be taken up now: {}", e.toString());
        complained = true;
      }
    }
  }

  private boolean isMissing() {
    return generations.toServe(version).map(Generation::version).filter(version::equals).isEmpty();
  }

  private void run(ReplayView replay) {
    log.info("Replay {} begins", replay.id());
    try (var counted = new Progress(replays, replay)) {
      progress = counted;
      awaitServed(make(replay, counted), counted);
      if (replays.end(replay.id(), ReplayStatus.COMPLETED, null)) {
        log.info("Replay {} is completed: {} events", replay.id(), counted.processed());
      }
    } catch (ReplayEndedException e) {
      log.info(e.getMessage());
    } catch (RuntimeException e) {
      failed(replay, e);
    } finally {
      progress = null;
    }
  }

  /** Answers its number; it may have been live before whoever made it was gone. */
  private int make(ReplayView replay, Progress counted) {
    if (replay.generation() == null) {
      return rebuilding.run(replay, counted);
    }
    counted.at(Phase.SWITCHING);
    return replay.generation();
  }

  /** Whoever asks once it is completed is to be answered from what it made. */
  private void awaitServed(int made, Progress counted) {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SERVED_AFTER_SECONDS);
    while (serving.generation().map(Generation::number).orElse(0) < made
        && System.nanoTime() - deadline < 0) {
      counted.pause();
    }
  }

  private void failed(ReplayView replay, RuntimeException failure) {
    if (!isRunning) {
      return;
    }
    if (isDatabaseGone(failure)) {
      log.warn("Replay {} begins again: {}", replay.id(), rootMessage(failure));
      replays.leave(replay.id());
    } else if (replays.end(replay.id(), ReplayStatus.FAILED, rootMessage(failure))) {
      log.error("Replay {} has failed", replay.id(), failure);
    }
  }

  /** Then it is not the replay's fault, and it can be done again. */
  private static boolean isDatabaseGone(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .anyMatch(state -> state != null && GONE.matcher(state).matches());
  }

  private static String rootMessage(Throwable failure) {
    return causes(failure).reduce((cause, root) -> root).map(Throwable::toString).orElseThrow();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
  }

  private void sweep() {
    try {
      sweep.run();
    } catch (RuntimeException e) {
      log.debug("The next time, perhaps", e);
    }
  }

  /** Whatever runs here is free to be taken up by others at once. */
  @Override
  public void stop() {
    isRunning = false;
    try {
      progress().ifPresent(Progress::leave);
    } catch (RuntimeException e) {
      log.debug("Others will see that it stands still", e);
    }
    looking.shutdownNow();
    try {
      looking.awaitTermination(STOP_WAITS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  @Override
  public int getPhase() {
    return Serving.PHASE;
  }
}
