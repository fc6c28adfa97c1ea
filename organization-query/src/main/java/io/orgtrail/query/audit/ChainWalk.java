package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.query.audit.Verification.Reason;
import java.util.Iterator;
import java.util.Optional;

/** Walks along the events of an organization and their links, both in order, as far as they fit. */
final class ChainWalk {

  private final Iterator<StoredEvent> events;
  private final Iterator<ChainLink> links;
  private ChainEnd end = ChainEnd.START;

  ChainWalk(Iterator<StoredEvent> events, Iterator<ChainLink> links) {
    this.events = events;
    this.links = links;
  }

  /**
   * Where they do not fit.
   *
   * @param position position of the event
   * @param reason what is wrong with it
   */
  record Break(long position, Reason reason) {}

  /** Walks to the end, or to the first event that does not fit. */
  Optional<Break> walk() {
    var event = next(events);
    var link = next(links);
    while (event != null || link != null) {
      var wrong = compare(event, link);
      if (wrong != null) {
        return Optional.of(wrong);
      }
      end = end.next(link);
      event = next(events);
      link = next(links);
    }
    return Optional.empty();
  }

  /** Each is judged by the stored link before it: what is wrong is wrong there alone. */
  private Break compare(StoredEvent event, ChainLink link) {
    if (event == null || link != null && link.position() < event.position()) {
      return new Break(link.position(), Reason.REMOVED);
    }
    if (link == null || event.position() < link.position()) {
      return new Break(event.position(), Reason.INSERTED);
    }
    return link.proves(event, end) ? null : new Break(event.position(), Reason.CHANGED);
  }

  /** Up to where they fit. */
  ChainEnd end() {
    return end;
  }

  private static <T> T next(Iterator<T> some) {
    return some.hasNext() ? some.next() : null;
  }
}
