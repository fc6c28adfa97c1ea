package io.orgtrail.query.replay;

/** What became of a replay. */
public enum ReplayStatus {
  RUNNING,
  COMPLETED,
  FAILED,
  ABORTED
}
