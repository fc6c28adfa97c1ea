package io.orgtrail.command.chaining;

/**
 * How far the chains have come in all.
 *
 * @param position every event up to here has its link
 * @param head position of the newest event
 */
record ChainProgress(long position, long head) {

  /** How many events have no link yet. */
  long lag() {
    return Math.max(0, head - position);
  }
}
