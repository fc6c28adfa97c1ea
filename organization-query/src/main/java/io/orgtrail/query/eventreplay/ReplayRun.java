package io.orgtrail.query.eventreplay;

import io.orgtrail.api.eventstore.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Publishes one replay, batch after batch, until it has ended or somebody stops it. Its position
 * moves on when the broker has a batch: whoever goes on from there may repeat some events and
 * leaves out none.
 */
final class ReplayRun implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(ReplayRun.class);
  private static final long LOG_EVERY = TimeUnit.SECONDS.toNanos(5);
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int DOUBLED_AT_MOST = 6;
  private static final int PATIENCE_SECONDS = 2;
  private static final String NOT_ACKNOWLEDGED = "the broker does not acknowledge";

  private final EventReplayView replay;
  private final String lease;
  private final SelectedEvents events;
  private final ReplaySender sender;
  private final ReplayLeases leases;
  private final Duration giveUpAfter;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Pace pace;
  private long position;
  private long processed;
  private long loggedAt = System.nanoTime();
  private int failures;
  private long failingSince;
  private boolean isUnderWay;

  ReplayRun(
      LeasedReplay leased,
      SelectedEvents events,
      ReplaySender sender,
      ReplayLeases leases,
      Duration giveUpAfter) {
    this.replay = leased.replay();
    this.lease = leased.lease();
    this.events = events;
    this.sender = sender;
    this.leases = leases;
    this.giveUpAfter = giveUpAfter;
    this.pace = new Pace(replay.eventsPerSecond(), System.nanoTime());
    this.position = replay.position();
    this.processed = replay.processed();
  }

  /** Ends it after the batch under way. */
  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    log.info(
        "Event replay {} to {}: from position {} to {}",
        replay.id(),
        replay.topic(),
        position + 1,
        replay.toPosition());
    while (!isStopped()) {
      try {
        next();
      } catch (DataAccessException | TransactionException e) {
        waitForDatabase(e);
      } catch (RuntimeException e) {
        failed(NestedExceptionUtils.getMostSpecificCause(e));
      }
    }
    release();
  }

  private void next() {
    var page = events.after(position, replay.selection(), pace.step());
    await(pace.delay(page.events().size(), System.nanoTime()));
    if (isStopped()) {
      return;
    }
    send(page.events());
    if (isUnderWay) {
      return;
    }
    position = page.end();
    processed += page.events().size();
    failures = 0;
    writeDown();
  }

  /** Waits until the broker has the batch: sent again, it would come after what follows it. */
  private void send(List<StoredEvent> batch) {
    var sent = sender.send(replay, batch);
    isUnderWay = true;
    while (isUnderWay && !isStopped()) {
      try {
        sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        isUnderWay = false;
      } catch (TimeoutException e) {
        trouble(NOT_ACKNOWLEDGED);
      } catch (ExecutionException e) {
        isUnderWay = false;
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        stop();
      }
    }
  }

  private void writeDown() {
    if (position >= replay.toPosition()) {
      if (leases.complete(lease, position, processed)) {
        log.info("Event replay {}: completed, {} events", replay.id(), processed);
      }
      stop();
    } else if (leases.advance(lease, position, processed)) {
      logProgress();
    } else {
      stop();
    }
  }

  private void logProgress() {
    if (System.nanoTime() - loggedAt > LOG_EVERY) {
      loggedAt = System.nanoTime();
      log.info(
          "Event replay {}: {} of {} events, up to position {}",
          replay.id(),
          processed,
          replay.total(),
          position);
    }
  }

  /** When it is back, this replay goes on, here or elsewhere. */
  private void waitForDatabase(RuntimeException e) {
    log.warn("Event replay {} waits for the database: {}", replay.id(), e.getMessage());
    await(FIRST_PAUSE);
  }

  private void failed(Throwable cause) {
    trouble(
        cause instanceof RetriableException
            ? NOT_ACKNOWLEDGED + ": " + cause.getMessage()
            : cause.toString());
    await(FIRST_PAUSE << Math.min(failures - 1, DOUBLED_AT_MOST));
  }

  /** Tells of it; ends the replay when it has lasted too long. */
  private void trouble(String error) {
    if (failures++ == 0) {
      failingSince = System.nanoTime();
      log.warn("Event replay {} does not go on: {}", replay.id(), error);
    }
    try {
      if (System.nanoTime() - failingSince > giveUpAfter.toNanos()) {
        leases.fail(lease, error);
        log.warn("Event replay {} has failed after position {}", replay.id(), position);
        stop();
      } else if (!leases.complain(lease, error)) {
        stop();
      }
    } catch (DataAccessException e) {
      waitForDatabase(e);
    }
  }

  /** A batch that is still under way would get in the way of whoever goes on. */
  private void release() {
    try {
      if (!isUnderWay) {
        leases.release(lease);
      }
    } catch (DataAccessException e) {
      log.debug("Event replay {} is taken over when the lease has run out", replay.id(), e);
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void await(long nanos) {
    try {
      stopped.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stop();
    }
  }
}
