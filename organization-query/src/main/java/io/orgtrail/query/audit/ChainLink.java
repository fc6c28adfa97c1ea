package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import java.util.Arrays;

/**
 * A stored link of a hash chain.
 *
 * @param position position of its event
 * @param link the link itself
 */
record ChainLink(long position, byte[] link) {

  /** Whether it is the link of that event after that end. */
  boolean proves(StoredEvent event, ChainEnd before) {
    return Arrays.equals(link, EventChain.link(before.link(), event));
  }
}
