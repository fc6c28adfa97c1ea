package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.Order;
import io.orgtrail.benchmarks.people.Person;
import io.orgtrail.benchmarks.seeding.EventCopies;
import java.util.function.Supplier;

/** Many organizations that have nobody but the same owner. */
record SmallOrganizations(String prefix, Person owner, long count) {
  private static final String NUMBER = "-000000";
  private static final long STRIDE = 7_919;

  /** The one that the others are copies of. */
  String original() {
    return prefix + NUMBER;
  }

  private String id(long number) {
    return EventCopies.prefix(prefix, number) + NUMBER;
  }

  /** Each command adds somebody to another of the first so many. */
  Supplier<Order> addMembers(long among) {
    long[] next = {0};
    String who = "new-" + System.nanoTime() + "-";
    return () -> {
      long number = next[0]++;
      String id = id(1 + number * STRIDE % among);
      return new Order(owner, OrganizationMaker.add(id, who + number));
    };
  }
}
