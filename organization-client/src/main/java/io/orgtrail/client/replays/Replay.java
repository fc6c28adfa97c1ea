package io.orgtrail.client.replays;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A replay of the events into a new read model beside the live one.
 *
 * @param projection the only one to be made again, {@code null} for all
 * @param status RUNNING, COMPLETED, FAILED or ABORTED
 * @param phase what it is at, {@code null} once it is completed
 * @param generation number of the read model it makes
 * @param processed how many events are in it by now
 * @param total how many there are
 * @param secondsLeft how long the rest takes at this pace
 * @param differences what the live read model said otherwise, 100 at most
 * @param differenceCount how many there are
 * @param requestedBy {@code sub} of who asked for it, {@code null} for the service itself
 * @param error why it failed
 */
public record Replay(
    String id,
    String projection,
    String status,
    String phase,
    Integer generation,
    long processed,
    long total,
    Long eventsPerSecond,
    Long secondsLeft,
    List<Map<String, Object>> differences,
    long differenceCount,
    String requestedBy,
    Instant startedAt,
    Instant finishedAt,
    String error) {

  /** Whether it goes on. */
  @JsonIgnore
  public boolean isRunning() {
    return status.equals("RUNNING");
  }
}
