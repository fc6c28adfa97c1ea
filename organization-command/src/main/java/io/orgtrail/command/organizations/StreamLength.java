package io.orgtrail.command.organizations;

import io.orgtrail.api.messages.Event;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Counts the events of an organization's stream: that is the organization's version. */
class StreamLength {

  private long events;

  @EventSourcingHandler
  void on(Event event) {
    events++;
  }

  long events() {
    return events;
  }
}
