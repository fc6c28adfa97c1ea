package io.orgtrail.verifier;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import java.util.Arrays;

/**
 * An event of an export.
 *
 * @param event what is stored
 * @param link its link, {@code null} when it had none yet
 * @param wrongField a field of the entry that does not say what is stored, {@code null} when all do
 */
record ExportedEvent(StoredEvent event, byte[] link, String wrongField) {

  long position() {
    return event.position();
  }

  boolean isLinked() {
    return link != null;
  }

  /** Whether its link follows from the one before. */
  boolean follows(byte[] before) {
    return Arrays.equals(link, EventChain.link(before, event));
  }
}
