package io.orgtrail.query.projections;

import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;

/** The parts of the organizations that are processed side by side, by this instance or others. */
public final class Segments {

  /** How many there are; whoever changes this has to split or merge the tokens. */
  public static final int COUNT = 2;

  private static final List<Segment> ALL = Segment.splitBalanced(Segment.ROOT_SEGMENT, COUNT - 1);

  private Segments() {}

  /** Which one an organization belongs to. */
  public static int of(String organizationId) {
    return IntStream.range(0, COUNT)
        .filter(number -> ALL.get(number).matches((Object) organizationId))
        .findFirst()
        .orElseThrow();
  }
}
