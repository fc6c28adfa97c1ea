package io.orgtrail.command.eventstore;

/** An aggregate that knows how much memory it takes. */
public interface Weighted {

  /** About how many members' worth of memory. */
  int weight();
}
