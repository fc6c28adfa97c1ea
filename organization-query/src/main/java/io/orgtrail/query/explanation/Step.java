package io.orgtrail.query.explanation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An event on the way to a role.
 *
 * @param position where it stands
 * @param because the steps that made it possible
 */
record Step(long position, List<Step> because) {

  /** The positions of these steps and of all that made them possible. */
  static SortedSet<Long> positions(Collection<Step> steps) {
    var positions = new TreeSet<Long>();
    var open = new ArrayDeque<>(steps);
    while (!open.isEmpty()) {
      var step = open.pop();
      if (positions.add(step.position())) {
        open.addAll(step.because());
      }
    }
    return positions;
  }
}
