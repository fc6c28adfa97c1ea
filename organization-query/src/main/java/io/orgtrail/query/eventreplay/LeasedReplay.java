package io.orgtrail.query.eventreplay;

/**
 * A replay that this instance publishes and no other one, while the lease holds.
 *
 * @param lease its name; each time that a replay is taken it has another one
 * @param replay as it was when it was taken
 */
record LeasedReplay(String lease, EventReplayView replay) {}
