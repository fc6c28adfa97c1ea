package io.orgtrail.query.changes;

import java.util.List;

/** Which members came, went, or changed; each list in the order they came in. */
record People(List<Thing> joined, List<Thing> left, List<Thing> changed) {

  static People of(Things things) {
    return new People(things.created(), things.deleted(), things.changed());
  }

  boolean isEmpty() {
    return joined.isEmpty() && left.isEmpty() && changed.isEmpty();
  }
}
