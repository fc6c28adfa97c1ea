package io.orgtrail.query.places;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what goes on at once, all in all and for each caller; who comes when every place is taken
 * is asked to come back later.
 */
public final class Places {

  private final int number;
  private final int perCaller;
  private final String occupants;
  private final AtomicInteger taken = new AtomicInteger();
  private final ConcurrentMap<String, Integer> takenByCaller = new ConcurrentHashMap<>();

  /**
   * All of them are free.
   *
   * @param perCaller how many one caller has at most, 0 for all of them; operators have all
   * @param occupants what takes places, in the plural
   */
  public Places(int number, int perCaller, String occupants) {
    this.number = number;
    this.perCaller = perCaller;
    this.occupants = occupants;
  }

  /** Takes a place until it is left; refuses when there is none. */
  public Place take() {
    if (taken.incrementAndGet() > number) {
      taken.decrementAndGet();
      throw new RejectedException(
          ErrorCode.UNAVAILABLE, "All %d %s are in use.".formatted(number, occupants));
    }
    return place(taken::decrementAndGet);
  }

  /** Takes a place for a caller until it is left; refuses when there is none. */
  public Place take(Caller caller) {
    if (perCaller == 0 || caller.operator()) {
      return take();
    }
    var id = caller.userId();
    if (takenByCaller.merge(id, 1, Integer::sum) > perCaller) {
      giveBack(id);
      throw new RejectedException(
          ErrorCode.RATE_LIMITED,
          "One caller has at most %d %s at once.".formatted(perCaller, occupants));
    }
    try {
      var place = take();
      return place(
          () -> {
            giveBack(id);
            place.leave();
          });
    } catch (RejectedException e) {
      giveBack(id);
      throw e;
    }
  }

  private void giveBack(String caller) {
    takenByCaller.computeIfPresent(caller, (id, count) -> count == 1 ? null : count - 1);
  }

  private static Place place(Runnable whenLeft) {
    var isOpen = new AtomicBoolean(true);
    return () -> {
      if (isOpen.getAndSet(false)) {
        whenLeft.run();
      }
    };
  }

  /** How many are taken. */
  public int taken() {
    return taken.get();
  }

  /** A place that is given back once, however often it is left. */
  public interface Place {

    /** Gives it back. */
    void leave();
  }
}
