package io.orgtrail.command.gateway;

/** Nothing of the batch may be committed here now. */
final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Another node owns the partition. */
  FencedException(int partition) {
    this("partition " + partition + " of the command topic belongs to another node");
  }

  /** What comes before it is to be decided first. */
  FencedException(String why) {
    super(why);
  }
}
