package io.orgtrail.query.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.places.Places;
import io.orgtrail.query.positions.Positions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody who follows an audit trail. However many they are, one look at the store tells in which
 * organizations something has happened, as soon as the read model reflects it; those who follow
 * them are woken.
 */
@Component
class AuditStreams implements SmartLifecycle, MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(AuditStreams.class);
  private static final int THREADS = 4;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final long HEARTBEAT_SECONDS = 15;

  /** With more events at once than this it costs less to wake everybody. */
  private static final long MANY = 10_000;

  private static final String CONCERNED =
      """
      SELECT DISTINCT organization_id FROM eventstore.event
      WHERE position > :seen AND position <= :upTo""";

  private final AuditTrail trail;
  private final Visits visits;
  private final Positions positions;
  private final JdbcClient jdbc;
  private final Places places;
  private final ScheduledExecutorService workers =
      Executors.newScheduledThreadPool(THREADS, AuditStreams::thread);
  private final Set<AuditStream> open = ConcurrentHashMap.newKeySet();
  private boolean isRunning;
  private boolean isWatching;
  private long seen;

  AuditStreams(
      AuditTrail trail,
      Visits visits,
      Positions positions,
      JdbcClient jdbc,
      AuditSettings settings) {
    this.trail = trail;
    this.visits = visits;
    this.positions = positions;
    this.jdbc = jdbc;
    this.places = new Places(settings.maxStreams(), settings.maxStreamsPerCaller(), "streams");
  }

  /**
   * Answers a request with what happens, until its client has enough.
   *
   * @param after the position to begin after, {@code null} for the present one
   */
  void open(Follower follower, Long after, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var place = places.take(follower.caller());
    try {
      requireRunning();
      var now = positions.current();
      response.setHeader(Positions.HEADER, Long.toString(now));
      var stream =
          new AuditStream(follower, after == null ? now : after, trail, visits, positions, workers);
      // The head goes out at once: the client knows that it is heard.
      response.flushBuffer();
      var output =
          new UnblockedOutput(
              request.startAsync(request, response),
              response.getOutputStream(),
              stream::wake,
              () -> {
                open.remove(stream);
                place.leave();
              });
      stream.writeTo(output);
      add(stream);
      output.start();
    } catch (IOException | RuntimeException e) {
      place.leave();
      throw e;
    }
  }

  private synchronized void requireRunning() {
    if (!isRunning) {
      throw new RejectedException(ErrorCode.UNAVAILABLE, "The service is about to stop.");
    }
  }

  private synchronized void add(AuditStream stream) {
    open.add(stream);
    if (!isWatching) {
      isWatching = true;
      // Whoever is new looks by themselves for what is before this.
      seen = positions.current();
      watch();
    }
  }

  private void watch() {
    positions.reached(seen + 1, LOOK_AGAIN).thenRunAsync(this::look, workers);
  }

  private void look() {
    Executor when = Runnable::run;
    try {
      var upTo = positions.current();
      if (upTo > seen) {
        wakeThoseConcerned(upTo);
        seen = upTo;
      }
    } catch (RuntimeException e) {
      log.warn("It cannot be told what has happened: {}", e.toString());
      when =
          CompletableFuture.delayedExecutor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS, workers);
    }
    when.execute(this::watchUnlessAlone);
  }

  private synchronized void watchUnlessAlone() {
    isWatching = isRunning && !open.isEmpty();
    if (isWatching) {
      watch();
    }
  }

  private void wakeThoseConcerned(long upTo) {
    if (upTo - seen > MANY) {
      open.forEach(AuditStream::wake);
      return;
    }
    var concerned =
        new HashSet<>(
            jdbc.sql(CONCERNED).param("seen", seen).param("upTo", upTo).query(String.class).list());
    open.stream()
        .filter(stream -> concerned.contains(stream.organizationId()))
        .forEach(AuditStream::wake);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("organization.audit.streams", places, Places::taken)
        .description("Clients that follow an audit trail")
        .register(registry);
  }

  @Override
  public synchronized void start() {
    isRunning = true;
    workers.scheduleAtFixedRate(
        () -> open.forEach(AuditStream::heartbeat),
        HEARTBEAT_SECONDS,
        HEARTBEAT_SECONDS,
        TimeUnit.SECONDS);
  }

  /** Comes before the web server waits for its last requests: these would never end. */
  @Override
  public void stop() {
    synchronized (this) {
      isRunning = false;
    }
    workers.shutdown();
    open.forEach(AuditStream::end);
  }

  @Override
  public synchronized boolean isRunning() {
    return isRunning;
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "audit-stream");
    thread.setDaemon(true);
    return thread;
  }
}
