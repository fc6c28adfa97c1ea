package io.orgtrail.query.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the events of an organization are what was recorded. With {@code organizationId}, the
 * events, position and head are what a checkpoint of that position says.
 *
 * @param verified whether every event that is in the hash chain is what was recorded
 * @param events how many events are proven, from the first on
 * @param position position of the last of them, 0 when there is none
 * @param head its link, in hexadecimal
 * @param firstBroken position of the first event that is not what was recorded
 * @param reason what is wrong with it
 * @param time when this was found out
 */
record Verification(
    boolean verified,
    long events,
    long position,
    @Nullable String head,
    @Nullable Long firstBroken,
    @Nullable Reason reason,
    Instant time) {

  /** What is wrong with an event. */
  @Schema(
      description =
          "CHANGED: the event, or its link, is not what it was. REMOVED: the event is gone, or is"
              + " another organization's now. INSERTED: the event has no link: the service did not record it."
              + " HEAD_MISMATCH: the chain does not end where it was left.")
  enum Reason {
    CHANGED,
    REMOVED,
    INSERTED,
    HEAD_MISMATCH
  }
}
