package io.orgtrail.command.snapshots;

import java.util.Optional;

/** Keeps the newest snapshot of each aggregate that has one. */
public interface SnapshotStore {

  /** The snapshot of an aggregate; empty when there is none of that revision. */
  Optional<Snapshot> find(String aggregateId, String revision);

  /** Keeps a snapshot instead of the one before. */
  void keep(String aggregateId, String revision, Snapshot snapshot);
}
