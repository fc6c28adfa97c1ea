package io.orgtrail.query.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.BiConsumer;

/** Walks through two lists side by side, both in the order of code points of their keys. */
final class Pairs {

  private Pairs() {}

  /**
   * Hands over the entries of a key that are not the same; {@code null} stands for one that is not
   * there.
   */
  static <T extends Keyed> void differing(
      Iterator<T> left, Iterator<T> right, BiConsumer<T, T> found) {
    var l = next(left);
    var r = next(right);
    while (l != null || r != null) {
      var order = l == null ? 1 : r == null ? -1 : compare(l.key(), r.key());
      var onLeft = order <= 0 ? l : null;
      var onRight = order >= 0 ? r : null;
      if (onLeft == null || !onLeft.equals(onRight)) {
        found.accept(onLeft, onRight);
      }
      l = onLeft == null ? l : next(left);
      r = onRight == null ? r : next(right);
    }
  }

  private static <T> T next(Iterator<T> entries) {
    return entries.hasNext() ? entries.next() : null;
  }

  private static int compare(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  /** Something in such a list. */
  interface Keyed {

    /** What it is found by. */
    String key();
  }
}
