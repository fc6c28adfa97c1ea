package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import java.util.Arrays;

/**
 * An event with the link that it has in its organization's hash chain.
 *
 * @param link {@code null} when it has none there
 */
record LinkedEvent(StoredEvent event, byte[] link) {

  long position() {
    return event.position();
  }

  /** Whether the link is that of the event after that end. */
  boolean follows(ChainEnd before) {
    return Arrays.equals(link, EventChain.link(before.link(), event));
  }
}
