package io.orgtrail.verifier;

import java.util.Comparator;
import java.util.stream.Stream;

/** What is wrong with an organization's events in an export: the first of it counts. */
final class Findings {

  private Finding broken;
  private Finding missing;

  /**
   * Something that is wrong.
   *
   * @param position the event where it begins
   * @param what says what it is
   */
  record Finding(long position, String what) {}

  /** An event is not what was recorded. */
  void broken(long position, String what) {
    broken = first(broken, new Finding(position, what));
  }

  /** Events are not there. */
  void missing(long position, String what) {
    missing = first(missing, new Finding(position, what));
  }

  /** An event does not follow from the one before; {@code null}: from the beginning. */
  void doesNotFollow(ExportedEvent event, ExportedEvent before) {
    var position = event.position();
    var versionBefore = before == null ? 0 : before.event().version();
    if (event.event().version() > versionBefore + 1) {
      missing(
          position,
          before == null
              ? "events before position %d are missing".formatted(position)
              : "events between positions %d and %d are missing"
                  .formatted(before.position(), position));
    } else {
      broken(
          position,
          before == null
              ? "it is not the first event that was recorded"
              : "it does not follow from position %d: it was changed, or what was between is gone"
                  .formatted(before.position()));
    }
  }

  /** A checkpoint counts otherwise; when events are missing, that is why. */
  void miscounted(long position, long count, long claimed) {
    if (missing == null) {
      broken(position, "it is event %d, but event %d for a checkpoint".formatted(count, claimed));
    }
  }

  private static Finding first(Finding one, Finding other) {
    return Stream.of(one, other)
        .filter(finding -> finding != null)
        .min(Comparator.comparingLong(Finding::position))
        .orElse(null);
  }

  /** The first event that is not what was recorded, {@code null} when there is none. */
  Finding broken() {
    return broken;
  }

  /** Where events are not there, {@code null} when there is no such place. */
  Finding missing() {
    return missing;
  }
}
