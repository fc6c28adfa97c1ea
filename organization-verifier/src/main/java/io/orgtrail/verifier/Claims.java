package io.orgtrail.verifier;

import io.orgtrail.api.eventstore.Checkpoint;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What checkpoints say of one organization, which its events in the export have to bear out. */
final class Claims {

  private final NavigableMap<Long, Set<Claim>> open = new TreeMap<>();
  private final List<Met> met = new ArrayList<>();
  private long fulfilled;

  private record Claim(long events, String head) {}

  private record Met(long position, Claim claim, long number) {}

  void add(Checkpoint checkpoint) {
    open.computeIfAbsent(checkpoint.position(), position -> new LinkedHashSet<>())
        .add(new Claim(checkpoint.events(), checkpoint.head()));
  }

  /**
   * Compares an event of the export with what was claimed of its position.
   *
   * @param link its link, {@code null} when it is not known
   * @param number how many events have been read, this one included
   */
  void meet(long position, byte[] link, long number, Findings findings) {
    var claims = open.remove(position);
    if (claims == null) {
      return;
    }
    if (link == null) {
      findings.missing(position, "a checkpoint knows the link of position " + position);
      return;
    }
    var hex = HexFormat.of().formatHex(link);
    for (var claim : claims) {
      if (claim.head().equals(hex)) {
        met.add(new Met(position, claim, number));
      } else {
        findings.broken(position, "a checkpoint tells of another link there");
      }
    }
  }

  /**
   * Compares what can be known only at the end.
   *
   * @param events how many events there are
   * @param oldestFirst in which order they were read
   * @param newest position of the newest of them
   */
  void end(long events, boolean oldestFirst, long newest, Findings findings) {
    open.keySet().forEach(position -> findings.missing(position, absent(position, newest)));
    for (var claim : met) {
      var count = oldestFirst ? claim.number() : events - claim.number() + 1;
      if (count == claim.claim().events()) {
        fulfilled++;
      } else {
        findings.miscounted(claim.position(), count, claim.claim().events());
      }
    }
  }

  private static String absent(long position, long newest) {
    return position > newest
        ? "the export ends at position %d, but a checkpoint knows position %d"
            .formatted(newest, position)
        : "a checkpoint knows position %d, which is missing".formatted(position);
  }

  /** How many checkpoints the export bears out. */
  long fulfilled() {
    return fulfilled;
  }

  /** The newest position that a checkpoint knows. */
  long lastPosition() {
    return open.lastKey();
  }
}
