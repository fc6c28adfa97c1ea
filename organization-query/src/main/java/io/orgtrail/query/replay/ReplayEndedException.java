package io.orgtrail.query.replay;

/** A replay is not this instance's to do any more: somebody aborted it or took it over. */
final class ReplayEndedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReplayEndedException(String id) {
    super("The replay %s is not this instance's any more".formatted(id));
  }
}
