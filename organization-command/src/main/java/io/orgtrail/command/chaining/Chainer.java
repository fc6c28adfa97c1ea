package io.orgtrail.command.chaining;

import io.orgtrail.api.eventstore.EventTail;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Adds events to their hash chains as they are appended, in a thread of its own. It goes on where
 * it was, over a store of an earlier version from its first event.
 */
class Chainer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Chainer.class);

  /** Pause between two looks when nothing wakes; also how soon it takes over from another. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final EventChains chains;
  private final EventTail tail;
  private final Semaphore news = new Semaphore(0);
  private final CatchUp catchUp = new CatchUp();
  private Thread thread;
  private volatile boolean running;
  private volatile boolean working = true;
  private volatile long position;

  Chainer(EventChains chains, EventTail tail) {
    this.chains = chains;
    this.tail = tail;
  }

  @Override
  public void start() {
    running = true;
    thread = new Thread(this::chain, "event-chainer");
    thread.setDaemon(true);
    thread.start();
  }

  private void chain() {
    try (var stream = tail.patient().openStream(null)) {
      // It is not read: what is needed is when there is more.
      stream.setOnAvailableCallback(news::release);
      while (running) {
        if (!isBehindAfterStep()) {
          awaitNews();
        }
      }
    }
  }

  /** The database may be away; then nothing is added until it is back. */
  private boolean isBehindAfterStep() {
    try {
      var progress = chains.advance();
      position = progress.orElseGet(chains::progress).position();
      working = true;
      progress.ifPresent(catchUp::report);
      return progress.isPresent() && progress.get().lag() > 0;
    } catch (RuntimeException e) {
      if (running && working) {
        log.warn("Events cannot be added to their hash chains: {}", e.getMessage());
      }
      working = false;
      return false;
    }
  }

  private void awaitNews() {
    try {
      if (news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      running = false;
    }
  }

  /** Lets the step under way come to its end. */
  @Override
  public void stop() {
    running = false;
    news.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whether the last step succeeded. */
  boolean isWorking() {
    return working;
  }

  /** How many events have no link yet. */
  long lag() {
    return new ChainProgress(position, tail.head()).lag();
  }
}
