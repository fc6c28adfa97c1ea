package io.orgtrail.command.organizations;

/** One side of an organization, kept by its events alone. */
interface LedgerPage {

  /** Enters an event, which must fit to what was entered before. */
  void enter(Object event);

  /** Fails when what must always hold does not. */
  default void check() {}
}
