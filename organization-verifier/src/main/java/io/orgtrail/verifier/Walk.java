package io.orgtrail.verifier;

/** Goes along the events of an organization in the order in which an export has them. */
interface Walk {

  /**
   * Takes the next event.
   *
   * @return its link, made anew where it has none; {@code null} when it cannot be told yet
   */
  byte[] add(ExportedEvent next);

  /** Comes to the end: now it is known which event is the first one. */
  void end();

  /** Whether a position may come after another one. */
  boolean isInOrder(long position, long next);

  /** How many events are not proven, since neither they nor any after them have a link. */
  long unproven();

  /** The newest event that has a link, {@code null} when none has. */
  ExportedEvent head();
}
