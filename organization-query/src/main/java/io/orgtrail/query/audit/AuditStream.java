package io.orgtrail.query.audit;

import io.orgtrail.query.access.Visits;
import io.orgtrail.query.positions.Positions;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that follows an audit trail. It is idle until it is woken, then does one step after
 * the other: reads a few entries and writes them, as long as there are some and the client takes
 * them. Whoever may not read the trail any more gets nothing more.
 */
final class AuditStream {

  private static final Logger log = LoggerFactory.getLogger(AuditStream.class);
  private static final int FETCH = 100;
  private static final byte[] NOTHING = {};

  private final Follower follower;
  private final AuditTrail trail;
  private final Visits visits;
  private final Positions positions;
  private final Executor workers;
  private final AtomicInteger wakes = new AtomicInteger();
  private final AtomicBoolean isHeartbeatDue = new AtomicBoolean();
  private UnblockedOutput output;
  private boolean isGreeted;
  private long reached;

  AuditStream(
      Follower follower,
      long after,
      AuditTrail trail,
      Visits visits,
      Positions positions,
      Executor workers) {
    this.follower = follower;
    this.reached = after;
    this.trail = trail;
    this.visits = visits;
    this.positions = positions;
    this.workers = workers;
  }

  String organizationId() {
    return follower.organizationId();
  }

  /** Tells where to write; to be called before anything else. */
  void writeTo(UnblockedOutput client) {
    output = client;
  }

  /** Has it look for something to send; one step at a time, whoever calls. */
  void wake() {
    if (wakes.getAndIncrement() == 0) {
      execute();
    }
  }

  void heartbeat() {
    isHeartbeatDue.set(true);
    wake();
  }

  void end() {
    output.complete();
  }

  private void execute() {
    try {
      workers.execute(this::run);
    } catch (RejectedExecutionException e) {
      end();
    }
  }

  private void run() {
    var heard = wakes.get();
    try {
      if (output.isWritable()) {
        send(next());
      }
    } catch (IOException | RuntimeException e) {
      // The client comes back and goes on after the last entry it got.
      log.debug("The stream of {} ends", organizationId(), e);
      end();
    }
    if (wakes.addAndGet(-heard) > 0) {
      execute();
    }
  }

  private void send(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      output.write(bytes);
      wake();
    }
  }

  private byte[] next() {
    if (!isGreeted) {
      isGreeted = true;
      return EventStreamText.RETRY;
    }
    var upTo = positions.current();
    var heartbeat = isHeartbeatDue.getAndSet(false) ? EventStreamText.HEARTBEAT : NOTHING;
    if (upTo <= reached && heartbeat.length == 0) {
      return NOTHING;
    }
    if (!follower.mayGoOn(visits)) {
      end();
      return NOTHING;
    }
    var entries = upTo <= reached ? NOTHING : entries(upTo);
    return entries.length == 0 ? heartbeat : entries;
  }

  private byte[] entries(long upTo) {
    var query =
        new AuditQuery(
            follower.organizationId(), follower.filter(), false, reached + 1, upTo, upTo);
    var stretch = trail.read(query, reached, FETCH);
    reached = stretch.reached();
    if (!stretch.isLast()) {
      wake();
    }
    return EventStreamText.of(stretch.found());
  }
}
