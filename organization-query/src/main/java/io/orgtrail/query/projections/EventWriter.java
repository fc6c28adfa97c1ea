package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.StoredEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes what events change, in the transaction it is called in. When one of them cannot be
 * applied, its organization stands still, and all others go on.
 */
public final class EventWriter {

  private static final Logger log = LoggerFactory.getLogger(EventWriter.class);
  private static final String SAVEPOINT = "SAVEPOINT unwritten";
  private static final String RELEASE = "RELEASE SAVEPOINT unwritten";
  private static final String ROLLBACK = "ROLLBACK TO SAVEPOINT unwritten";

  private final List<Projection> projections;
  private final JdbcOperations jdbc;
  private final JdbcSink sink;
  private final DeadLetterQueues queues;

  /** Writes with these connections, into the generation they are in. */
  public EventWriter(List<Projection> projections, JdbcOperations jdbc) {
    this.projections = List.copyOf(projections);
    this.jdbc = jdbc;
    this.sink = new JdbcSink(jdbc);
    this.queues = new DeadLetterQueues(jdbc);
  }

  /** Writes what follows upon what was written before, but for organizations that wait. */
  public void write(List<StoredEvent> events) {
    var free = withoutThoseThatWait(events);
    if (!free.isEmpty() && !isWritten(free)) {
      var byOrganization =
          free.stream()
              .collect(
                  Collectors.groupingBy(
                      StoredEvent::organizationId, LinkedHashMap::new, Collectors.toList()));
      byOrganization.values().forEach(ofOne -> writeOneByOne(ofOne).ifPresent(this::park));
    }
  }

  private List<StoredEvent> withoutThoseThatWait(List<StoredEvent> events) {
    var waiting = events.isEmpty() ? Set.<String>of() : queues.organizations();
    if (waiting.isEmpty()) {
      return events;
    }
    waiting.retainAll(events.stream().map(StoredEvent::organizationId).collect(Collectors.toSet()));
    var still = waiting.isEmpty() ? waiting : queues.stillWaiting(waiting);
    return events.stream().filter(event -> !still.contains(event.organizationId())).toList();
  }

  /**
   * Writes events of one organization, which may wait, up to the first that cannot be applied;
   * answers that one.
   */
  public Optional<DeadLetter> writeOf(List<StoredEvent> ofOne) {
    return isWritten(ofOne) ? Optional.empty() : writeOneByOne(ofOne);
  }

  /** Lets the organization of an event wait. */
  public void park(DeadLetter letter) {
    if (queues.organizations().size() >= DeadLetterQueues.MAX) {
      throw new IllegalStateException(
          "%d organizations have events that cannot be applied".formatted(DeadLetterQueues.MAX));
    }
    queues.add(letter);
    log.error(
        "{} at position {} cannot be applied, and {} waits: {}",
        letter.eventType(),
        letter.position(),
        letter.organizationId(),
        letter.error());
  }

  private Optional<DeadLetter> writeOneByOne(List<StoredEvent> ofOne) {
    for (var event : ofOne) {
      var failure = failure(List.of(event));
      jdbc.execute(RELEASE);
      if (failure.isPresent() && !queues.isEvicted(event.eventId())) {
        return failure.map(cause -> DeadLetter.of(event, cause));
      }
    }
    return Optional.empty();
  }

  private boolean isWritten(List<StoredEvent> events) {
    return failure(events).isEmpty();
  }

  /** Writes all or nothing. */
  private Optional<RuntimeException> failure(List<StoredEvent> events) {
    jdbc.execute(SAVEPOINT);
    try {
      sink.write(changes(events));
      return Optional.empty();
    } catch (RuntimeException e) {
      if (!DeadLetter.isDueTo(e)) {
        throw e;
      }
      jdbc.execute(ROLLBACK);
      return Optional.of(e);
    }
  }

  private ChangeBatch changes(List<StoredEvent> events) {
    var batch = new ChangeBatch();
    for (var event : events) {
      var recorded = event.requireRecorded();
      projections.forEach(projection -> projection.changes(recorded).forEach(batch::add));
    }
    return batch;
  }
}
