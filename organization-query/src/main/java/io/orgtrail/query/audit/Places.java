package io.orgtrail.query.audit;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what goes on at once; who comes when every place is taken is asked to come back later. */
final class Places {

  private final int number;
  private final String occupants;
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * All of them are free.
   *
   * @param occupants what takes places, in the plural
   */
  Places(int number, String occupants) {
    this.number = number;
    this.occupants = occupants;
  }

  /** Takes a place until it is left; refuses when there is none. */
  Place take() {
    if (taken.incrementAndGet() > number) {
      taken.decrementAndGet();
      throw new RejectedException(
          ErrorCode.UNAVAILABLE, "All %d %s are in use.".formatted(number, occupants));
    }
    var isOpen = new AtomicBoolean(true);
    return () -> {
      if (isOpen.getAndSet(false)) {
        taken.decrementAndGet();
      }
    };
  }

  int taken() {
    return taken.get();
  }

  /** A place that is given back once, however often it is left. */
  interface Place {

    void leave();
  }
}
