package io.orgtrail.command.testing;

import io.orgtrail.command.snapshots.Snapshot;
import io.orgtrail.command.snapshots.SnapshotSettings;
import io.orgtrail.command.snapshots.SnapshotStore;
import io.orgtrail.command.snapshots.Snapshots;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Snapshots in memory, taken when a test says so. */
public class InMemorySnapshots implements SnapshotStore {

  private final Map<String, Snapshot> kept = new HashMap<>();
  private final Queue<Runnable> due = new ArrayDeque<>();

  /** No load is slow enough for one. */
  public static Snapshots none() {
    var never = new SnapshotSettings(Duration.ofDays(1), 1);
    return new Snapshots(new InMemorySnapshots(), task -> {}, never);
  }

  /** Every load is slow enough for one that spares so many events. */
  public Snapshots thatSpare(long events) {
    return new Snapshots(this, due::add, new SnapshotSettings(Duration.ZERO, events));
  }

  /** Takes those that are due. */
  public void take() {
    while (!due.isEmpty()) {
      due.remove().run();
    }
  }

  /** How many there are. */
  public int size() {
    return kept.size();
  }

  @Override
  public Optional<Snapshot> find(String aggregateId, String revision) {
    return Optional.ofNullable(kept.get(aggregateId + " " + revision));
  }

  @Override
  public long erasures() {
    return 0;
  }

  @Override
  public void keep(String aggregateId, String revision, Snapshot snapshot, long erasures) {
    kept.put(aggregateId + " " + revision, snapshot);
  }
}
