package io.orgtrail.query.replay;

/** What a replay is at, in this order. */
public enum Phase {
  /** It waits to be taken up, or makes empty tables. */
  PREPARING,
  /** The events of one organization after the other become rows. */
  FOLDING,
  /** The rows get their keys and indexes. */
  INDEXING,
  /** What happened meanwhile is added. */
  CATCHING_UP,
  /** The rows are held against those of the live read model. */
  COMPARING,
  /** It has taken the place of the live one, and is being gone over to. */
  SWITCHING
}
