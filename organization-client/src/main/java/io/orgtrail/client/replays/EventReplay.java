package io.orgtrail.client.replays;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A replay of events to a topic.
 *
 * @param status RUNNING, COMPLETED, FAILED or ABORTED
 * @param organizationId whose events, {@code null} for all
 * @param fromPosition where the part of the history begins
 * @param toPosition where it ends
 * @param eventTypes {@code null} for all
 * @param processed how many events are on the topic by now
 * @param total how many there are to be
 * @param position up to where everything is on the topic
 * @param error why it failed, or what keeps it from going on
 */
public record EventReplay(
    String id,
    String status,
    String topic,
    String organizationId,
    long fromPosition,
    long toPosition,
    List<String> eventTypes,
    long processed,
    long total,
    long position,
    int eventsPerSecond,
    Instant startedAt,
    Instant finishedAt,
    String requestedBy,
    String error) {

  /** Whether it goes on. */
  @JsonIgnore
  public boolean isRunning() {
    return status.equals("RUNNING");
  }
}
