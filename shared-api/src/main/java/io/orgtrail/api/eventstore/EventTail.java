package io.orgtrail.api.eventstore;

import io.orgtrail.api.eventstore.vault.Vault;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events as another process appends them: one cheap look at the newest position every few
 * milliseconds wakes whoever reads. (A processor on Axon's EmbeddedEventStore looks twice a second,
 * since that store does not tell when events have come.) Its messages hold events as they stand in
 * the store: what nobody needs to understand is not decoded.
 */
public final class EventTail implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventTail.class);

  /** A command service that starts at the same time has made its tables by then. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** While events keep coming: everybody takes a transaction for each time they are told. */
  private static final long PROMPT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long PATIENT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final OrganizationEventStorage storage;
  private final NewestEvents newest;
  private final TailSource prompt;
  private final TailSource patient;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "event-tail");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long head;
  private volatile boolean readable;
  private long erasures = Vault.UNKNOWN;
  private long failingSince;
  private boolean complained;

  /**
   * Begins to look.
   *
   * @param batchSize how many events one read fetches at most
   * @param together how many events a message holds at most; one where a processor has several
   *     segments, since one that is further than others would be given events again that share a
   *     message with new ones
   * @param intervalMillis time between two looks
   */
  public EventTail(
      OrganizationEventStorage storage, int batchSize, int together, int intervalMillis) {
    this.storage = storage;
    this.newest = new NewestEvents(storage::after, batchSize);
    this.prompt = new TailSource(storage, newest, together, PROMPT_PAUSE_NANOS, System::nanoTime);
    this.patient = new TailSource(storage, newest, together, PATIENT_PAUSE_NANOS, System::nanoTime);
    looking.scheduleWithFixedDelay(this::look, 0, intervalMillis, TimeUnit.MILLISECONDS);
  }

  /** For who is to know of an event at once, and of many that follow each other soon. */
  public StreamableMessageSource<TrackedEventMessage<?>> prompt() {
    return prompt;
  }

  /** For who is content with ten looks a second, which come at more events each. */
  public StreamableMessageSource<TrackedEventMessage<?>> patient() {
    return patient;
  }

  /**
   * The next events after a position, as far as somebody has read them here just now; none when the
   * first of them is not known.
   */
  public List<StoredEvent> recent(long position, int limit) {
    return newest.kept(position, limit);
  }

  /** The newest position seen. */
  public long head() {
    return head;
  }

  /** Whether the last look at the event store succeeded. */
  public boolean isReadable() {
    return readable;
  }

  /** Whether the store was once newer than it is: nothing is told any more then. */
  public boolean hasGoneBack() {
    return storage.hasGoneBack();
  }

  private void look() {
    if (storage.hasGoneBack()) {
      end();
      return;
    }
    try {
      head = storage.headOfSameHistory();
      forgetWhatIsErased();
      readable = true;
      failingSince = 0;
      complained = false;
      prompt.headIs(head);
      patient.headIs(head);
    } catch (RuntimeException e) {
      readable = false;
      failingSince = failingSince == 0 ? System.nanoTime() : failingSince;
      if (!complained && System.nanoTime() - failingSince > PATIENCE_NANOS) {
        log.warn("The event store cannot be read yet: {}", rootMessage(e));
        complained = true;
      }
    }
  }

  private void end() {
    readable = false;
    newest.forget();
    prompt.end();
    patient.end();
  }

  private void forgetWhatIsErased() {
    var now = storage.erasures();
    if (erasures != now) {
      erasures = now;
      newest.forget();
    }
  }

  private static String rootMessage(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
