package io.orgtrail.command.eventstore;

import io.orgtrail.api.messages.Event;

/** A command-side table that follows from events and is written in their transaction. */
public interface EventFollowUp {

  /** Notes what the event changes; called once its command has succeeded. */
  void on(Event event);

  /** Writes what was noted in the current unit of work. */
  void flush();
}
