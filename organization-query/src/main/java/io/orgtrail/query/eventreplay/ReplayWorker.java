package io.orgtrail.query.eventreplay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes the replays that nobody else does, some side by side, and keeps their leases. One that
 * was left by a process that is gone goes on where it was.
 */
@Component
class ReplayWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ReplayWorker.class);
  private static final int SIDE_BY_SIDE = 4;
  private static final int LOOK_MILLIS = 1_000;
  private static final int STOP_SECONDS = 10;

  private final ReplayLeases leases;
  private final SelectedEvents events;
  private final ReplaySender sender;
  private final EventReplaySettings settings;
  private final Map<String, ReplayRun> runs = new ConcurrentHashMap<>();
  private ScheduledExecutorService looking;
  private ExecutorService publishing;
  private volatile boolean running;
  private boolean complained;

  ReplayWorker(
      ReplayLeases leases,
      SelectedEvents events,
      ReplaySender sender,
      EventReplaySettings settings) {
    this.leases = leases;
    this.events = events;
    this.sender = sender;
    this.settings = settings;
  }

  @Override
  public void start() {
    looking = Executors.newSingleThreadScheduledExecutor(threads("event-replays-"));
    publishing = Executors.newFixedThreadPool(SIDE_BY_SIDE, threads("event-replay-"));
    looking.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    running = true;
  }

  private static CustomizableThreadFactory threads(String prefix) {
    var threads = new CustomizableThreadFactory(prefix);
    threads.setDaemon(true);
    return threads;
  }

  /** Looks at once for a replay to publish. */
  void wake() {
    looking.execute(this::look);
  }

  private void look() {
    try {
      keep();
      while (runs.size() < SIDE_BY_SIDE) {
        var taken = leases.take();
        if (taken.isEmpty()) {
          break;
        }
        begin(taken.get());
      }
      complained = false;
    } catch (RuntimeException e) {
      if (!complained) {
        log.warn("It cannot be told which events are to be replayed: {}", e.getMessage());
        complained = true;
      }
    }
  }

  private void keep() {
    var kept = leases.renew(runs.keySet());
    runs.forEach(
        (lease, run) -> {
          if (!kept.contains(lease)) {
            run.stop();
          }
        });
  }

  private void begin(LeasedReplay leased) {
    var run = new ReplayRun(leased, events, sender, leases, settings.giveUpAfter());
    runs.put(leased.lease(), run);
    publishing.execute(
        () -> {
          try {
            run.run();
          } finally {
            runs.remove(leased.lease());
          }
        });
  }

  /** Lets the batches under way come to their end; a lease whose batch does not runs out. */
  @Override
  public void stop() {
    running = false;
    looking.shutdown();
    try {
      looking.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      runs.values().forEach(ReplayRun::stop);
      publishing.shutdown();
      publishing.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** In the middle: the web server starts later and stops earlier. */
  @Override
  public int getPhase() {
    return 0;
  }
}
