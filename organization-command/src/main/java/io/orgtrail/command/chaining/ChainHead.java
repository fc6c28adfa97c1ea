package io.orgtrail.command.chaining;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;

/**
 * Where the chain of an organization ends.
 *
 * @param events how many events have a link
 * @param position the position of the last of them, 0 when there is none
 * @param link its link
 */
record ChainHead(long events, long position, byte[] link) {

  /** Of a chain without links. */
  static final ChainHead START = new ChainHead(0, 0, EventChain.start());

  /** Where it ends with one more event. */
  ChainHead with(StoredEvent event) {
    return new ChainHead(events + 1, event.position(), EventChain.link(link, event));
  }
}
