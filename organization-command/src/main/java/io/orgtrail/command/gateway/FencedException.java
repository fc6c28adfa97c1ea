package io.orgtrail.command.gateway;

/** Another node owns the partition: nothing of the batch may be committed here. */
final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedException(int partition) {
    super("partition " + partition + " of the command topic belongs to another node");
  }
}
