package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.EventChain;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a hash chain ends, or has come to.
 *
 * @param events how many events have a link
 * @param position position of the last of them
 * @param link its link
 */
record ChainEnd(long events, long position, byte[] link) {

  /** Before the first event. */
  static final ChainEnd START = new ChainEnd(0, 0, EventChain.start());

  /** One link on. */
  ChainEnd next(LinkedEvent next) {
    return new ChainEnd(events + 1, next.position(), next.link());
  }

  boolean isSameAs(ChainEnd other) {
    return events == other.events && position == other.position && Arrays.equals(link, other.link);
  }

  /** The link in hexadecimal; {@code null} before the first event. */
  String hex() {
    return events == 0 ? null : HexFormat.of().formatHex(link);
  }
}
