package io.orgtrail.query.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A member with what led to the present role.
 *
 * @param role the role
 * @param joined how they became a member
 * @param given what gave them the role
 * @param between what gave them roles in between, of the member alone that is asked about
 */
record Membership(String role, Step joined, Step given, List<Step> between) {

  static Membership of(String role, Step joined) {
    return new Membership(role, joined, joined, List.of());
  }

  /** The same with another role; what is overridden by it is forgotten. */
  Membership with(String otherRole, Step step) {
    return new Membership(otherRole, joined, step, List.of());
  }

  /** The same with another role; nothing is forgotten. */
  Membership withMore(String otherRole, Step step) {
    var all = between.isEmpty() ? new ArrayList<Step>() : between;
    all.add(given);
    return new Membership(otherRole, joined, step, all);
  }

  Stream<Step> steps() {
    return Stream.concat(Stream.of(joined, given), between.stream());
  }
}
