package io.orgtrail.command.snapshots;

import java.util.Optional;

/** Keeps the newest snapshot of each aggregate that has one. */
public interface SnapshotStore {

  /** The snapshot of an aggregate; empty when there is none of that revision. */
  Optional<Snapshot> find(String aggregateId, String revision);

  /** How often somebody was forgotten, as far as it is known here. */
  long erasures();

  /**
   * Keeps a snapshot instead of the one before, unless somebody was forgotten since it was begun.
   *
   * @param erasures how often that had happened before
   */
  void keep(String aggregateId, String revision, Snapshot snapshot, long erasures);
}
