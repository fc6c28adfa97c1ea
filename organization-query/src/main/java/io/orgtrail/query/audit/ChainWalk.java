package io.orgtrail.query.audit;

import io.orgtrail.query.audit.Verification.Reason;
import java.util.Iterator;
import java.util.Optional;

/**
 * Walks along the events of an organization, in order, as far as each follows from the one before.
 */
final class ChainWalk {

  private final Iterator<LinkedEvent> events;
  private ChainEnd end = ChainEnd.START;

  ChainWalk(Iterator<LinkedEvent> events) {
    this.events = events;
  }

  /**
   * Where it does not.
   *
   * @param position position of the event
   * @param reason what is wrong with it
   */
  record Break(long position, Reason reason) {}

  /**
   * Walks to the end, or to the first event that does not follow. Each is judged by the stored link
   * before it: what is wrong is wrong there alone.
   */
  Optional<Break> walk() {
    while (events.hasNext()) {
      var event = events.next();
      if (event.link() == null) {
        return Optional.of(new Break(event.position(), Reason.INSERTED));
      }
      if (!event.follows(end)) {
        return Optional.of(new Break(event.position(), Reason.CHANGED));
      }
      end = end.next(event);
    }
    return Optional.empty();
  }

  /** Up to where they follow. */
  ChainEnd end() {
    return end;
  }
}
