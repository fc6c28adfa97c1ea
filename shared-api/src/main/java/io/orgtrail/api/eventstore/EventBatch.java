package io.orgtrail.api.eventstore;

import java.util.List;

/**
 * Events that follow each other in the store, handed on by one message.
 *
 * @param events one at least, in the order of their positions
 */
public record EventBatch(List<StoredEvent> events) {

  StoredEvent last() {
    return events.get(events.size() - 1);
  }
}
