package io.orgtrail.command.webhooks.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Gives every webhook that waits a turn in a thread of its own, so that none waits for another's
 * endpoint. Stops before anything else does: takes no more turns and lets attempts come to an end.
 */
class WebhookDispatcher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
  private static final int TAKEN_AT_ONCE = 50;

  private final Deliveries deliveries;
  private final TurnsUnderWay underWay;
  private final Teller teller;
  private final WebhookSettings settings;
  private final Semaphore free;
  private final Semaphore news = new Semaphore(0);
  private ExecutorService turns;
  private Thread thread;
  private volatile boolean running;
  private boolean complained;

  WebhookDispatcher(Deliveries deliveries, Teller teller, WebhookSettings settings) {
    this.deliveries = deliveries;
    this.underWay = new TurnsUnderWay(deliveries);
    this.teller = teller;
    this.settings = settings;
    this.free = new Semaphore(settings.concurrency());
  }

  @Override
  public void start() {
    running = true;
    turns = DeliveryThreads.start();
    underWay.start();
    thread = new Thread(this::dispatch, "webhook-dispatcher");
    thread.setDaemon(true);
    thread.start();
  }

  /** Looks at once for webhooks that wait. */
  void wake() {
    news.release();
  }

  private void dispatch() {
    while (running) {
      if (takeSome() < TAKEN_AT_ONCE) {
        awaitNews(settings.pollInterval());
      }
    }
  }

  /** The database may be away; then nothing is told until it is back. */
  private int takeSome() {
    try {
      var taken = deliveries.take(Math.min(free.availablePermits(), TAKEN_AT_ONCE));
      taken.forEach(this::begin);
      complained = false;
      return taken.size();
    } catch (RuntimeException e) {
      if (running && !complained) {
        log.warn("It cannot be told which webhooks wait: {}", e.getMessage());
        complained = true;
      }
      return 0;
    }
  }

  private void begin(Turn turn) {
    free.acquireUninterruptibly();
    turns.execute(
        () -> {
          try {
            underWay.during(turn, () -> teller.tell(turn));
          } finally {
            free.release();
          }
        });
  }

  private void awaitNews(Duration atMost) {
    try {
      if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    teller.stop();
    thread.interrupt();
    try {
      thread.join();
      turns.shutdown();
      if (!turns.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        log.info("Attempts at webhooks under way are made again after the start");
        turns.shutdownNow();
      }
      underWay.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Others stop meanwhile. */
  @Override
  public void stop(Runnable stopped) {
    new Thread(
            () -> {
              stop();
              stopped.run();
            },
            "webhook-stop")
        .start();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
