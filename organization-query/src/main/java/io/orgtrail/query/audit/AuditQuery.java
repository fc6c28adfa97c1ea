package io.orgtrail.query.audit;

/**
 * What is read of the events.
 *
 * @param organizationId of which organization, {@code null} for all of them
 * @param filter which of them
 * @param newestFirst in which order
 * @param first the lowest position that may count
 * @param last the highest position that may count
 * @param head the newest position when it was asked
 */
record AuditQuery(
    String organizationId,
    AuditFilter filter,
    boolean newestFirst,
    long first,
    long last,
    long head) {

  /** The position that no entry is before, in the order that is asked for. */
  long start() {
    return newestFirst ? last + 1 : first - 1;
  }

  /** The last position of a stretch after another one, in the order that is asked for. */
  long end(long after, long stride) {
    if (newestFirst) {
      return stride < after - first ? after - stride : Math.min(first, after);
    }
    return stride < last - after ? after + stride : Math.max(last, after);
  }

  boolean isOfAll() {
    return organizationId == null;
  }
}
