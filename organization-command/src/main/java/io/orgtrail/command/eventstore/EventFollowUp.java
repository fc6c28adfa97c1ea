package io.orgtrail.command.eventstore;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.ServiceCommand;

/** A command-side table that follows from events and is written in their transaction. */
public interface EventFollowUp {

  /** Notes what the event changes; called once its command has succeeded. */
  void on(Event event);

  /** Notes that a command of the service's own was decided, whatever came of it. */
  default void decided(ServiceCommand command) {}

  /** Writes what was noted in the current unit of work. */
  void flush();
}
